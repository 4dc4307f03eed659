from prompt2mesh.web.batch_lines import LONGEST_PROMPT, MOST_LINES, Complaint, read_csv, read_lines


def test_each_line_is_a_prompt_and_blank_lines_and_remarks_are_passed_over() -> None:
    found = read_lines("a barrel\n\n  a mossy boulder  \n# later\n")
    assert found.items == [{"prompt": "a barrel"}, {"prompt": "a mossy boulder"}]
    assert not found.complaints


def test_a_bad_line_is_named_by_its_number_in_the_text() -> None:
    found = read_lines(f"a barrel\n\n???\n{'x' * (LONGEST_PROMPT + 1)}")
    assert [complaint.line for complaint in found.complaints] == [3, 4]
    assert found.complaints[0].why == "there is no word in it"
    assert "2000 characters" in found.complaints[1].why


def test_too_many_lines_are_refused_with_the_limit() -> None:
    found = read_lines("a barrel\n" * (MOST_LINES + 5))
    assert found.complaints == [Complaint(MOST_LINES + 1, "", "a batch has at most 1000 lines; this has 1,005")]


def test_a_csv_file_gives_numbers_and_choices() -> None:
    found = read_csv(b'prompt,seed,style,scale\n"a table, round",7,low-poly,1.5\na mug,,,\n')
    assert found.items == [
        {"prompt": "a table, round", "seed": 7, "scale": 1.5, "style": "low-poly"},
        {"prompt": "a mug"},
    ]
    assert not found.complaints


def test_a_csv_file_of_a_spreadsheet_in_german_is_read_too() -> None:
    found = read_csv("\ufeffPrompt;Seed\nein Fass;3\n".encode())
    assert found.items == [{"prompt": "ein Fass", "seed": 3}]


def test_wrong_cells_are_named_with_their_line_and_what_was_expected() -> None:
    found = read_csv(b"prompt,seed,style\na mug,many,smooth\n,1,smooth\na mug,2,cubist\n")
    assert [(complaint.line, complaint.why) for complaint in found.complaints] == [
        (2, "seed should be a number from 0 to 2147483647; it is 'many'"),
        (3, "there is no prompt"),
        (4, "style should be one of smooth, low-poly; it is 'cubist'"),
    ]


def test_a_prompt_with_a_comma_outside_quotes_is_explained() -> None:
    found = read_csv(b"prompt,seed\na table, round,7\n")
    assert "put a prompt with commas in quotes" in found.complaints[0].why


def test_a_file_without_a_prompt_column_is_refused_at_its_first_line() -> None:
    found = read_csv(b"a barrel\na mug\n")
    assert found.complaints[0].line == 1
    assert "one of them `prompt`" in found.complaints[0].why
    assert not found.items


def test_a_file_that_is_not_text_is_refused() -> None:
    assert "not text in UTF-8" in read_csv(b"prompt\n\xff\xfe\n").complaints[0].why


def test_a_number_that_is_not_finite_is_refused() -> None:
    assert "scale should be a number" in read_csv(b"prompt,scale\na mug,nan\n").complaints[0].why


def test_lines_may_end_as_on_any_system() -> None:
    assert [item["prompt"] for item in read_csv(b"prompt\ra mug\ra bowl\r").items] == ["a mug", "a bowl"]
    assert [item["prompt"] for item in read_csv(b"prompt\r\na mug\r\n").items] == ["a mug"]


def test_what_is_no_table_is_told() -> None:
    assert not read_csv(b'\n\r"x\r\x12*M').items
    assert "not a table" in read_csv(b"prompt\n" + b"x" * 200_000).complaints[0].why
