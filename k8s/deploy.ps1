# Brings Prompt2Mesh to a Kubernetes cluster, in steps, as often as you like; `k8s/deploy.ps1 --help` explains.
# The twin of deploy.sh: the same options, steps, messages and exit codes, which both read from k8s/deploy/*.txt.
# Needs kubectl, git (to compare) and Windows PowerShell 5.1 or PowerShell 7. Options as for deploy.sh, or as
# PowerShell has them: -Overlay local -DryRun.
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false
Set-StrictMode -Version 2.0

$K8s = $PSScriptRoot
$Root = Split-Path -Parent $K8s
$Deploy = Join-Path $K8s 'deploy'
. (Join-Path $Deploy 'say.ps1')
. (Join-Path $Deploy 'preflight.ps1')
. (Join-Path $Deploy 'render.ps1')
. (Join-Path $Deploy 'images.ps1')
. (Join-Path $Deploy 'apply.ps1')
. (Join-Path $Deploy 'smoke.ps1')
. (Join-Path $Deploy 'destroy.ps1')

$Work = $null
$Forward = $null
try {
    Read-Options $args
    if ($Option['help'] -eq 'yes') {
        Show-Help
        exit 0
    }
    Test-Options
    Test-Programs
    New-WorkFolder
    Select-Context
    if ($Option['destroy'] -eq 'yes') {
        Read-Overlay
        Remove-Everything
        exit 0
    }
    Read-Overlay
    if ($Context) {
        Say heading $Option['overlay'] $Context $ServerVersion
    } else {
        Say heading_offline $Option['overlay']
    }
    if ($Option['dry-run'] -eq 'yes') { Say dry_run }
    Set-Secrets
    Find-Placeholders
    if ($Option['dry-run'] -eq 'no') { Stop-AtPlaceholders }
    Split-IntoStages
    if ($Context) { Test-ClusterHasWhatIsNeeded }
    if ($Option['build'] -eq 'yes') { Build-Images }
    if ($Option['push'] -eq 'yes') { Push-Images }
    Install-Stages
    Stop-AtPlaceholders
    if ($Option['dry-run'] -eq 'yes') {
        Say dry_run_done
        exit 0
    }
    Test-Service
    Say-HowItEnded
    exit 0
} finally {
    if ($Forward) { Stop-Process -Id $Forward.Id -ErrorAction SilentlyContinue }
    if ($Work) { Remove-Item -Recurse -Force $Work -ErrorAction SilentlyContinue }
}
