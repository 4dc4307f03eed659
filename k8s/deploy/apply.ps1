# Applying step by step: what differs is applied, and each step works before the next one begins.

$Manager = 'prompt2mesh-deploy'
$Total = 0
$TotalNew = 0
$TotalChanged = 0
$SettingsChanged = $false

function Get-Objects([string] $Stage, [string] $Kinds) {
    @($Objects | Where-Object { $_.Stage -eq $Stage -and ($Kinds -eq '*' -or (Test-InList $_.Kind $Kinds)) })
}

function Install-Stages {
    $number = 0
    foreach ($stage in $Stages) {
        $number++
        Install-Stage $stage[0] $stage[2] $number
    }
}

function Write-StageFile([object[]] $Entries) {
    $file = Join-Path $Work 'stage.yaml'
    [IO.File]::WriteAllText($file, (($Entries | ForEach-Object { "---`n" + $_.Text + "`n" }) -join ''))
    $file
}

function Install-Stage([string] $Stage, [string] $Wait, [int] $Number) {
    $entries = @(Get-Objects $Stage '*')
    $count = $entries.Count
    $script:Total += $count
    if (-not $count) {
        Say step $Number $Stages.Count $Stage (Get-Text step_empty)
        return
    }
    if (-not $Context) {
        Say step $Number $Stages.Count $Stage (Get-Text step_offline $count)
        Show-Objects $entries
        return
    }
    Set-LiveReplicas $entries
    $file = Write-StageFile $entries
    $found = Compare-Stage $file $count
    if ($found.Differs -eq 'unknown' -and $Option['dry-run'] -eq 'yes') {
        Say step $Number $Stages.Count $Stage (Get-Text step_unknown $count)
    } elseif ($found.Differs -eq 'no') {
        Say step $Number $Stages.Count $Stage (Get-Text step_unchanged $count)
    } else {
        Say step $Number $Stages.Count $Stage (Get-Text step_changed $count $found.New $found.Changed)
        $script:TotalNew += $found.New
        $script:TotalChanged += $found.Changed
    }
    if ($Option['dry-run'] -eq 'yes') {
        if ($found.Differs -ne 'no') { Show-Objects $entries }
        return
    }
    $deadline = (Get-Date).AddSeconds($WaitSeconds)
    if ($Wait -eq 'job') {
        Start-Jobs $Stage $file $found.Differs $deadline
        return
    }
    if ($found.Differs -ne 'no') {
        Install-File $Stage $file
        if ($Stage -eq 'settings' -or $Stage -eq 'database') { $script:SettingsChanged = $true }
    }
    if ($Wait -eq 'established') { Wait-Established $Stage }
    if ($Wait -eq 'secrets') { Wait-Secrets $Stage }
    if ($Wait -eq 'rollout') { Wait-Rollouts $Stage $deadline }
}

function Show-Objects([object[]] $Entries) {
    foreach ($each in $Entries) {
        $name = $each.Name
        if ($each.Namespace) { $name = "$($each.Namespace)/$name" }
        [Console]::Out.WriteLine('      ' + (Get-Text object "$($each.Kind) $name"))
    }
}

# Whether it differs (yes, no, or unknown where the API server cannot tell yet), and how much.
function Compare-Stage([string] $File, [int] $Count) {
    # Names only: the contents of secrets are nobody's business.
    $env:KUBECTL_EXTERNAL_DIFF = 'git diff --no-index --name-only'
    $names = @(Invoke-QuietKube diff --server-side --force-conflicts "--field-manager=$Manager" -f $File)
    $status = $LASTEXITCODE
    $there = @(Invoke-QuietKube get -f $File --ignore-not-found -o name)
    $new = $Count - $there.Count
    if ($status -eq 0) { return @{ Differs = 'no'; New = 0; Changed = 0 } }
    if ($status -gt 1) { return @{ Differs = 'unknown'; New = $new; Changed = 0 } }
    @{ Differs = 'yes'; New = $new; Changed = [Math]::Max(0, $names.Count - $new) }
}

function Install-File([string] $Stage, [string] $File) {
    $ErrorActionPreference = 'Continue'
    $said = @(& kubectl --context $Context apply --server-side --force-conflicts "--field-manager=$Manager" -f $File 2>&1 | ForEach-Object { "$_" })
    if ($LASTEXITCODE -ne 0) {
        foreach ($line in $said) { if ($line -notlike '* serverside-applied') { Write-Complaint $line } }
        Stop-With apply_failed $Stage
    }
}

# How many replicas run is the autoscaler's to say: a deployment of today does not end what the load of today started.
function Set-LiveReplicas([object[]] $Entries) {
    foreach ($scaler in @($Objects | Where-Object { $_.Scaled })) {
        foreach ($each in $Entries) {
            if ($each.Kind -ne 'Deployment' -or $each.Name -ne $scaler.Scaled -or $each.Namespace -ne $scaler.Namespace) { continue }
            $live = Get-Object deployment $each.Name -n $each.Namespace
            if ($live -and $live.spec.replicas -gt 0) {
                $each.Text = [regex]::Replace($each.Text, '(?m)^  replicas: [0-9]+', "  replicas: $($live.spec.replicas)")
            }
        }
    }
}

function Wait-Established([string] $Stage) {
    $names = @(Get-Objects $Stage CustomResourceDefinition | ForEach-Object { "customresourcedefinition/$($_.Name)" })
    Invoke-Kube wait '--for=condition=Established' "--timeout=${WaitSeconds}s" @names | Out-Null
    if ($LASTEXITCODE -ne 0) { Stop-With not_established $Option['wait-timeout'] }
}

function Wait-Secrets([string] $Stage) {
    foreach ($each in Get-Objects $Stage ExternalSecret) {
        [Console]::Out.WriteLine('      ' + (Get-Text waiting "ExternalSecret $($each.Name)"))
        Invoke-Kube wait '--for=condition=Ready' "--timeout=${WaitSeconds}s" -n $each.Namespace "externalsecrets/$($each.Name)" | Out-Null
        if ($LASTEXITCODE -ne 0) { Stop-With secrets_late $Option['wait-timeout'] }
    }
}

function Get-SecondsLeft([datetime] $Deadline) {
    [Math]::Max(1, [int] ($Deadline - (Get-Date)).TotalSeconds)
}

function Wait-Rollouts([string] $Stage, [datetime] $Deadline) {
    foreach ($each in Get-Objects $Stage 'Deployment,StatefulSet,DaemonSet') {
        $left = Get-SecondsLeft $Deadline
        $ErrorActionPreference = 'Continue'
        & kubectl --context $Context rollout status "$($each.Kind)/$($each.Name)" -n $each.Namespace "--timeout=${left}s" 2>&1 | ForEach-Object {
            if ("$_" -match '^Waiting for (.*)$') { [Console]::Out.WriteLine('      ... ' + $Matches[1]) }
            if ("$_" -match '^error: (.*)$') { [Console]::Out.WriteLine('      ' + $Matches[1]) }
        }
        if ($LASTEXITCODE -ne 0) {
            Show-WhatStandsInTheWay $each.Namespace
            Stop-With rollout_late "$($each.Kind) $($each.Name)" $Option['wait-timeout']
        }
    }
}

function Show-WhatStandsInTheWay([string] $Namespace) {
    foreach ($line in @(Invoke-QuietKube get pods -n $Namespace --no-headers)) {
        $name, $ready, $state, $rest = -split $line
        $up, $all = $ready.Split('/')
        if ($state -ne 'Completed' -and ($state -ne 'Running' -or $up -ne $all)) { Write-Complaint "      pod ${name}: $state, $ready ready" }
    }
    $events = @(Invoke-QuietKube get events -n $Namespace --field-selector type=Warning '--sort-by=.lastTimestamp' --no-headers `
            -o 'custom-columns=OBJECT:.involvedObject.name,REASON:.reason,MESSAGE:.message')
    foreach ($line in @($events | Select-Object -Last 5)) { Write-Complaint "      $line" }
}

# A job that did the same thing before is left alone; any other is deleted and runs anew, since a job cannot be changed.
function Start-Jobs([string] $Stage, [string] $File, [string] $Differs, [datetime] $Deadline) {
    $again = $Differs -ne 'no'
    $jobs = @(Get-Objects $Stage Job)
    foreach ($each in $jobs) {
        $state = Get-JobState $each
        if ($Differs -eq 'no' -and -not $SettingsChanged -and $state -eq 'Complete') {
            $text = Get-Text job_unchanged $each.Name
        } elseif ($Differs -eq 'no' -and $state -eq 'Running') {
            $text = Get-Text job_running $each.Name
        } else {
            $text = Get-Text job_again $each.Name
            $again = $true
            Invoke-Kube delete job $each.Name -n $each.Namespace --ignore-not-found '--cascade=foreground' "--timeout=${WaitSeconds}s" | Out-Null
            if ($LASTEXITCODE -ne 0) { Stop-With job_late $each.Name $Option['wait-timeout'] }
        }
        [Console]::Out.WriteLine("      $text")
    }
    if ($again) { Install-File $Stage $File }
    foreach ($each in $jobs) { Wait-ForJob $each $Deadline }
}

function Get-JobState($Job) {
    $found = Get-Object job $Job.Name -n $Job.Namespace
    if (-not $found) { return 'None' }
    $conditions = @()
    if ($found.PSObject.Properties['status'] -and $found.status.PSObject.Properties['conditions']) {
        $conditions = @($found.status.conditions | Where-Object { $_.status -eq 'True' } | ForEach-Object { $_.type })
    }
    if ($conditions -contains 'Failed') { return 'Failed' }
    if ($conditions -contains 'Complete') { return 'Complete' }
    'Running'
}

function Wait-ForJob($Job, [datetime] $Deadline) {
    $sayAt = Get-Date
    while ($true) {
        $state = Get-JobState $Job
        if ($state -eq 'Complete') { return }
        if ($state -eq 'Failed') {
            foreach ($line in @(Invoke-QuietKube logs "job/$($Job.Name)" -n $Job.Namespace '--tail=20')) { Write-Complaint "      $line" }
            Show-WhatStandsInTheWay $Job.Namespace
            Stop-With job_failed $Job.Name
        }
        if ((Get-Date) -ge $Deadline) {
            Show-WhatStandsInTheWay $Job.Namespace
            Stop-With job_late $Job.Name $Option['wait-timeout']
        }
        if ((Get-Date) -ge $sayAt) {
            [Console]::Out.WriteLine('      ' + (Get-Text waiting "job $($Job.Name)"))
            $sayAt = (Get-Date).AddSeconds(15)
        }
        Start-Sleep -Seconds 1
    }
}

function Say-HowItEnded {
    if ($TotalNew + $TotalChanged -eq 0) { Say unchanged } else { Say changed $Total $TotalNew $TotalChanged }
    foreach ($each in @($Objects | Where-Object { $_.Kind -eq 'Ingress' } | Sort-Object { $_.Name })) {
        $scheme = 'http'
        if ($each.Text -match '(?m)^  tls:') { $scheme = 'https' }
        if ($each.Text -notmatch '(?m)^  - host: *["'']?([^"''\s]+)') { continue }
        $name = [regex]::Match($each.Text, '(?m)^  - host: *["'']?([^"''\s]+)').Groups[1].Value
        if ($name.StartsWith('*')) {
            Say url_instances "${scheme}://user-NAME$($name.Substring(1))/"
        } else {
            Say url_page "${scheme}://$name/"
            Say url_api "${scheme}://$name/v1/version"
        }
    }
    $service = Get-ServiceOf streamlit
    if ($service) { Say url_forward $Context $service.Namespace $service.Name 8501 }
}

function Get-ServiceOf([string] $Component) {
    $Objects | Where-Object { $_.Kind -eq 'Service' -and $_.Component -eq $Component } | Select-Object -First 1
}
