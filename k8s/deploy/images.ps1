# Building the images and bringing them to where the cluster finds them.

# The images of what was rendered, one for each target.
function Get-ImageNames {
    $found = [regex]::Matches($Rendered, "[^\s`"'=,]*$ImageName(:[0-9]*[A-Za-z_.-][A-Za-z0-9_.-]*)")
    @($found | ForEach-Object { $_.Value } | Sort-Object -Unique)
}

function Get-Target([string] $Image) {
    [regex]::Match($Image, "$ImageName").Groups[2].Value
}

function Build-Images {
    foreach ($image in Get-ImageNames) {
        if ($Option['dry-run'] -eq 'yes') {
            Say would_build $image $Builder
            continue
        }
        Say building $image $Builder
        & $Builder build -f "$Root/docker/dockerfile" --target (Get-Target $image) -t $image $Root
        if ($LASTEXITCODE -ne 0) { Stop-With build_failed $image }
    }
}

function Push-Images {
    if (-not $Option['registry']) {
        foreach ($image in Get-ImageNames) { Import-Image $image }
        return
    }
    if ($Option['dry-run'] -eq 'no') { Connect-Registry }
    foreach ($image in Get-ImageNames) {
        if ($Option['dry-run'] -eq 'yes') {
            Say would_push $image
        } elseif (Test-Pushed $image) {
            Say pushed_before $image
        } else {
            Say pushing $image
            & $Builder push $image
            if ($LASTEXITCODE -ne 0) { Stop-With push_failed $image }
        }
    }
}

# Into the nodes of a cluster on this machine, which has no registry.
function Import-Image([string] $Image) {
    if ($Context -like 'kind-*') {
        $command = @('kind', 'load', 'docker-image', $Image, '--name', $Context.Substring(5))
    } elseif ($Context -like 'k3d-*') {
        $command = @('k3d', 'image', 'import', $Image, '--cluster', $Context.Substring(4))
    } elseif ($Context -eq 'minikube') {
        $command = @('minikube', 'image', 'load', $Image)
    } else {
        Stop-With registry_missing
    }
    if ($Option['dry-run'] -eq 'yes') {
        Say would_load $Image $Context
        return
    }
    if (-not (Test-Program $command[0])) { Stop-With program_missing $command[0] 'it loads images into its cluster' }
    Say loading $Image $Context
    $program = $command[0]
    $rest = $command[1..($command.Count - 1)]
    & $program @rest
    if ($LASTEXITCODE -ne 0) { Stop-With load_failed $Image $Context }
}

# 111122223333.dkr.ecr.eu-central-1.amazonaws.com : its tags cannot be changed, so what is there is not pushed again.
function Test-Ecr {
    $Option['registry'] -match '\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com'
}

function Get-EcrRegion {
    [regex]::Match($Option['registry'], '\.dkr\.ecr\.([a-z0-9-]+)\.').Groups[1].Value
}

function Connect-Registry {
    if (-not (Test-Ecr)) { return }
    $server = ($Option['registry'] -split '/')[0]
    & aws ecr get-login-password --region (Get-EcrRegion) | & $Builder login --username AWS --password-stdin $server
    if ($LASTEXITCODE -ne 0) { Stop-With login_failed $Option['registry'] }
}

function Test-Pushed([string] $Image) {
    if (-not (Test-Ecr)) { return $false }
    $name, $tag = $Image.Substring($Image.IndexOf('/') + 1).Split(':')
    $account = ($Option['registry'] -split '\.')[0]
    $ErrorActionPreference = 'Continue'
    & aws ecr describe-images --region (Get-EcrRegion) --registry-id $account --repository-name $name --image-ids "imageTag=$tag" 2>$null |
        Out-Null
    $LASTEXITCODE -eq 0
}
