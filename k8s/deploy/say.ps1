# What deploy.ps1 says, and which options it has: both are in plain files that deploy.sh reads too.

# The rows of a table: arrays of its fields.
function Read-Table([string] $Name, [int] $Fields) {
    foreach ($line in [IO.File]::ReadAllLines((Join-Path $Deploy $Name))) {
        if ($line -and -not $line.StartsWith('#')) { , $line.Split([char[]] '|', $Fields) }
    }
}

$Messages = @{}
foreach ($row in @(Read-Table 'messages.txt' 3)) { $Messages[$row[0]] = @{ Code = $row[1]; Text = $row[2] } }
$Option = @{}

# Get-Text KEY VALUE ... : the message with {0}, {1} ... filled in.
function Get-Text([string] $Key) {
    $text = $Messages[$Key].Text
    for ($index = 0; $index -lt $args.Count; $index++) { $text = $text.Replace('{' + $index + '}', [string] $args[$index]) }
    $text
}

function Say([string] $Key) {
    [Console]::Out.WriteLine((Get-Text $Key @args))
}

function Write-Complaint([string] $Text) {
    [Console]::Error.WriteLine($Text)
}

function Stop-With([string] $Key) {
    Write-Complaint (Get-Text $Key @args)
    exit [int] $Messages[$Key].Code
}

function Test-InList([string] $Word, [string] $List) {
    $List.Split(',') -contains $Word
}

function Show-Help {
    foreach ($line in [IO.File]::ReadAllLines((Join-Path $Deploy 'help.txt'))) {
        if ($line -eq '@options') {
            foreach ($row in @(Read-Table 'options.txt' 4)) {
                $first = "  $($row[0])"
                $text = $row[3]
                if ($row[1]) {
                    $first += " $($row[1])"
                    if ($row[2]) { $text += " [$($row[2])]" }
                }
                [Console]::Out.WriteLine($first)
                [Console]::Out.WriteLine("        $text")
            }
        } elseif ($line -eq '@stages') {
            foreach ($row in @(Read-Table 'stages.txt' 4)) { [Console]::Out.WriteLine('  {0,-12} {1}' -f $row[0], $row[3]) }
        } else {
            [Console]::Out.WriteLine($line.Replace('{0}', 'k8s/deploy.ps1'))
        }
    }
}

# Fills $Option from options.txt and what was given: --dry-run, or -DryRun.
function Read-Options([object[]] $Given) {
    $rows = @(Read-Table 'options.txt' 4)
    foreach ($row in $rows) { $Option[$row[0].Substring(2)] = $row[2] }
    $index = 0
    while ($index -lt @($Given).Count) {
        $argument = [string] $Given[$index]
        $index++
        $value = ''
        if ($argument -like '-*=*') {
            $value = $argument.Substring($argument.IndexOf('=') + 1)
            $argument = $argument.Substring(0, $argument.IndexOf('='))
        }
        $wanted = $argument
        if ($argument -eq '-h') { $wanted = '--help' }
        # PowerShell's own way to write it.
        if ($argument -match '^-[A-Za-z]') {
            foreach ($row in $rows) {
                if ($row[0].Replace('-', '') -eq $argument.Replace('-', '')) { $wanted = $row[0] }
            }
        }
        $found = $rows | Where-Object { $_[0] -ceq $wanted } | Select-Object -First 1
        if (-not $found) { Stop-With option_unknown $argument }
        if (-not $found[1]) {
            if ($value) { Stop-With option_no_switch $found[0] }
            $value = 'yes'
        } elseif (-not $value) {
            if ($index -ge @($Given).Count -or -not $Given[$index] -or ([string] $Given[$index]).StartsWith('--')) {
                Stop-With option_no_value $found[0] $found[1]
            }
            # PowerShell makes a list of gpu,spot.
            $value = @($Given[$index]) -join ','
            $index++
        }
        $Option[$found[0].Substring(2)] = $value
    }
}
