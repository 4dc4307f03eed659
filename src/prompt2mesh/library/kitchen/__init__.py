"""The kitchen: drinking vessels, crockery, cookware, cutlery and appliances."""
