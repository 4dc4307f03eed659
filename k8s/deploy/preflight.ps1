# What has to be so before anything is done: options, programs, the cluster.

$KubectlMinimum = '1.27'
$ServerMinimum = '1.30' # selectableFields of the definitions

# kubectl in the cluster that was chosen and in no other.
function Invoke-Kube {
    & kubectl --context $Context @args
}

# The same, where a failure is an answer too: nothing is said of it.
function Invoke-QuietKube {
    $ErrorActionPreference = 'Continue'
    & kubectl --context $Context @args 2>$null
}

# What it gives as an object, or nothing.
function Get-Object {
    $json = Invoke-QuietKube get @args --ignore-not-found -o json
    if ($LASTEXITCODE -eq 0 -and $json) { ($json -join "`n") | ConvertFrom-Json }
}

function Test-Options {
    $overlays = @('base') + @(Get-ChildItem -Directory (Join-Path $K8s 'overlays') -ErrorAction SilentlyContinue | Sort-Object Name | ForEach-Object { $_.Name })
    $name = $Option['overlay']
    if ($name -cnotmatch '^[a-z0-9-]+$' -or $overlays -cnotcontains $name) { Stop-With overlay_unknown $name ($overlays -join ', ') }
    $script:Overlay = Join-Path (Join-Path $K8s 'overlays') $name
    if ($name -eq 'base') { $script:Overlay = Join-Path $K8s 'base' }
    if ($name -eq 'blue-green' -and $Option['dry-run'] -eq 'no') { Stop-With overlay_two_colours }
    $script:Components = @($Option['components'].Split(',') | Where-Object { $_ })
    foreach ($name in $Components) {
        if ($name -cnotmatch '^[a-z0-9-]+$' -or -not (Test-Path (Join-Path $K8s "components/$name/kustomization.yaml"))) { Stop-With component_unknown $name }
    }
    if (-not ($Option['wait-timeout'] -cmatch '^([1-9][0-9]{0,4})(s|m)$')) { Stop-With timeout_unknown $Option['wait-timeout'] }
    $script:WaitSeconds = [int] $Matches[1]
    if ($Matches[2] -eq 'm') { $script:WaitSeconds *= 60 }
    $tag = $Option['tag']
    if ($tag -and ($tag -notmatch '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$' -or $tag -ceq 'latest')) { Stop-With tag_unusable $tag }
    $domain = $Option['domain']
    if ($domain -and $domain -cnotmatch '^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$') { Stop-With domain_unusable $domain }
    $registry = $Option['registry']
    if ($registry -and $registry -cnotmatch '^[a-z0-9][a-z0-9.-]*(:[0-9]+)?(/[a-z0-9._-]+)*$') { Stop-With registry_unusable $registry }
    if ($Option['delete-data'] -eq 'yes' -and $Option['destroy'] -eq 'no') { Stop-With delete_data_alone }
    if ($Option['destroy'] -eq 'yes' -and ($Option['build'] -eq 'yes' -or $Option['push'] -eq 'yes')) { Stop-With destroy_and_build }
}

function Test-Program([string] $Name) {
    [bool] (Get-Command $Name -CommandType Application -ErrorAction SilentlyContinue)
}

function Test-Programs {
    if (-not (Test-Program kubectl)) { Stop-With program_missing kubectl 'https://kubernetes.io/docs/tasks/tools/' }
    if (-not (Test-Program git)) { Stop-With program_missing git 'kubectl compares with it' }
    if ($Option['build'] -eq 'yes' -or $Option['push'] -eq 'yes') {
        $script:Builder = @('docker', 'podman', 'buildah') | Where-Object { Test-Program $_ } | Select-Object -First 1
        if (-not $Builder) { Stop-With builder_missing }
    }
    if ($Option['push'] -eq 'yes' -and $Option['registry'] -like '*.dkr.ecr.*' -and -not (Test-Program aws)) {
        Stop-With program_missing aws 'it logs in to Amazon ECR'
    }
    $version = ''
    foreach ($line in @(& kubectl version --client)) { if ($line -match '^Client Version: v(.*)$') { $version = $Matches[1] } }
    if (-not (Test-NewEnough $version $KubectlMinimum)) {
        if (-not $version) { $version = 'of an unknown version' }
        Stop-With kubectl_old $version $KubectlMinimum
    }
}

function Test-NewEnough([string] $Found, [string] $Minimum) {
    if (-not ($Found -match '^[0-9]+\.[0-9]+')) { return $false }
    [version] $Matches[0] -ge [version] $Minimum
}

# Secrets pass through it: it is in the user's own folder for such things, and goes with the run.
function New-WorkFolder {
    $script:Work = Join-Path ([IO.Path]::GetTempPath()) "prompt2mesh-deploy.$([IO.Path]::GetRandomFileName())"
    New-Item -ItemType Directory -Path $Work | Out-Null
    if ([IO.Path]::DirectorySeparatorChar -eq '/') { & chmod 700 $Work }
}

function Select-Context {
    $script:Context = $Option['context']
    $script:ServerVersion = ''
    $known = @(& kubectl config get-contexts -o name)
    $names = $known -join ' '
    if (-not $names) { $names = 'none' }
    if (-not $Context) {
        if ($Option['dry-run'] -eq 'yes' -and $Option['destroy'] -eq 'no') { return }
        $ErrorActionPreference = 'Continue'
        $current = & kubectl config current-context 2>$null
        $ErrorActionPreference = 'Stop'
        if (-not $current) { Stop-With context_none $names }
        if ([Console]::IsInputRedirected -or $Option['yes'] -eq 'yes' -or $Option['destroy'] -eq 'yes') { Stop-With context_unnamed $current }
        [Console]::Out.Write((Get-Text confirm_context $current))
        if ([Console]::In.ReadLine() -cne 'yes') { Stop-With context_refused }
        $script:Context = $current
    }
    if ($known -cnotcontains $Context) { Stop-With context_unknown $Context $names }
    $ErrorActionPreference = 'Continue'
    $said = @(& kubectl --context $Context '--request-timeout=20s' get --raw /version 2>&1 | ForEach-Object { "$_" })
    $ErrorActionPreference = 'Stop'
    if ($LASTEXITCODE -ne 0) {
        $last = $said | Select-Object -Last 1
        Stop-With cluster_unreachable $Context $last
    }
    if (($said -join ' ') -match '"gitVersion": *"v([^"]*)"') { $script:ServerVersion = $Matches[1] }
    if (-not (Test-NewEnough $ServerVersion $ServerMinimum)) { Stop-With cluster_old $Context $ServerVersion $ServerMinimum }
    if ($Option['overlay'] -like 'local*' -and $ServerVersion -like '*-eks-*') { Stop-With cluster_not_local $Context $ServerVersion }
}

# Kinds that the cluster does not know, and classes of volumes that it does not have.
function Test-ClusterHasWhatIsNeeded {
    $kinds = @{}
    foreach ($line in @(Invoke-QuietKube api-resources --no-headers)) {
        $words = @(-split $line)
        if ($words.Count -ge 4) { $kinds["$($words[-3]) $($words[-1])"] = $true }
    }
    $groups = @($Objects | Where-Object { $_.Group } | ForEach-Object { $_.Group })
    foreach ($each in $Objects) {
        if (-not $kinds["$($each.Api) $($each.Kind)"] -and $groups -notcontains $each.Api.Split('/')[0]) {
            Stop-With cluster_lacks_kind $Context $each.Kind $each.Api
        }
    }
    $service = Get-Object service prompt2mesh-api -n prompt2mesh
    if ($service -and $service.spec.selector.PSObject.Properties['prompt2mesh.io/colour'] -and $Option['dry-run'] -eq 'no') {
        Stop-With cluster_in_colours $Context
    }
    $classes = @(Invoke-Kube get storageclasses -o name | ForEach-Object { $_.Split('/')[-1] })
    $classes += @($Objects | Where-Object { $_.Kind -eq 'StorageClass' } | ForEach-Object { $_.Name })
    foreach ($each in $Objects) {
        if ($each.Class -and $classes -notcontains $each.Class) { Stop-With cluster_lacks_class $Context $each.Class $each.Name }
    }
}
