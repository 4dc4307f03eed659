# Taking it away, in the opposite order: people's instances first, while the operator still saves their scenes.

function Remove-Everything {
    $deadline = (Get-Date).AddSeconds($WaitSeconds)
    $script:Deleted = $false
    Say heading_destroy $Context $Option['overlay']
    if ($Option['dry-run'] -eq 'yes') { Say dry_run }
    Confirm-Destroy
    Stop-Instances $deadline
    for ($index = $Stages.Count - 1; $index -ge 0; $index--) { Remove-Stage $Stages[$index][0] $deadline }
    if ($Option['dry-run'] -eq 'yes') {
        Say-WhatIsKept
        Say dry_run_done
    } elseif (-not $Deleted) {
        Say destroy_nothing
        Say-WhatIsKept
    } elseif ($Option['delete-data'] -eq 'yes') {
        Say destroy_done_data
    } else {
        Say-WhatIsKept
        Say destroy_done
    }
    Say destroy_outside
}

function Confirm-Destroy {
    if ($Option['dry-run'] -eq 'yes' -or $Option['yes'] -eq 'yes') { return }
    [Console]::Out.Write((Get-Text confirm_destroy $Context))
    if ([Console]::In.ReadLine() -cne $Context) { Stop-With destroy_refused $Context }
}

function Get-Namespaces {
    @($Objects | Where-Object { $_.Kind -eq 'Namespace' } | ForEach-Object { $_.Name })
}

# The operator makes a pool anew where there is none, so pools go with the operator.
function Stop-Instances([datetime] $Deadline) {
    foreach ($namespace in Get-Namespaces) {
        $names = @(Invoke-QuietKube get userinstances.prompt2mesh.io -n $namespace -o name)
        if (-not $names.Count) { continue }
        $script:Deleted = $true
        if ($Option['dry-run'] -eq 'yes') {
            Say destroy_would ($names -join ' ')
            continue
        }
        Say destroy_instances ($names -join ' ')
        Invoke-Kube delete userinstances.prompt2mesh.io --all -n $namespace "--timeout=$(Get-SecondsLeft $Deadline)s" | Out-Null
        if ($LASTEXITCODE -ne 0) { Stop-With destroy_failed $Option['wait-timeout'] }
    }
}

function Remove-Stage([string] $Stage, [datetime] $Deadline) {
    if ($Stage -eq 'definitions') { Remove-WhatTheOperatorMade $Deadline }
    $kept = 'Namespace,PersistentVolumeClaim,Secret,StorageClass'
    if ($Option['delete-data'] -eq 'yes') { $kept = '' }
    $entries = @(Get-Objects $Stage '*' | Where-Object { -not (Test-InList $_.Kind $kept) })
    if (-not $entries.Count) { return }
    $file = Write-StageFile $entries
    $found = @(Invoke-QuietKube get -f $file --ignore-not-found -o name)
    if (-not $found.Count) { return }
    $script:Deleted = $true
    foreach ($each in $found) {
        if ($Option['dry-run'] -eq 'yes') { Say destroy_would $each } else { Say destroy_deleting $each }
    }
    if ($Option['dry-run'] -eq 'yes') { return }
    Invoke-Kube delete -f $file --ignore-not-found "--timeout=$(Get-SecondsLeft $Deadline)s" | Out-Null
    if ($LASTEXITCODE -ne 0) { Stop-With destroy_failed $Option['wait-timeout'] }
}

# By now the operator is gone, and makes no pool anew.
function Remove-WhatTheOperatorMade([datetime] $Deadline) {
    if ($Option['dry-run'] -eq 'yes') { return }
    foreach ($namespace in Get-Namespaces) {
        foreach ($kind in 'instancepools.prompt2mesh.io', 'leases.coordination.k8s.io', 'configmaps') {
            $found = @(Invoke-QuietKube get $kind -n $namespace -o name | Where-Object { $_ -match '/prompt2mesh-|^instancepool' })
            if (-not $found.Count) { continue }
            Invoke-Kube delete -n $namespace --ignore-not-found "--timeout=$(Get-SecondsLeft $Deadline)s" @found | Out-Null
            if ($LASTEXITCODE -ne 0) { Stop-With destroy_failed $Option['wait-timeout'] }
        }
    }
}

function Say-WhatIsKept {
    if ($Option['delete-data'] -eq 'yes') { return }
    foreach ($namespace in Get-Namespaces) {
        if (-not (Get-Object namespace $namespace)) { continue }
        $found = @(Invoke-QuietKube get 'persistentvolumeclaims,secrets' -n $namespace -o name)
        Say destroy_kept ((@("namespace/$namespace") + $found) -join ' ')
    }
    Say destroy_kept_hint
}
