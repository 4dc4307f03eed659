# Does it work? Asked from here through a port of this machine: that needs no pod of its own, which Pod Security would
# have to let in, and no domain that is known already.

$SmokeTries = 15 # two seconds apart
if ($env:SMOKE_TRIES) { $SmokeTries = [int] $env:SMOKE_TRIES }

function Test-Service {
    if ($Option['skip-smoke-test'] -eq 'yes') {
        Say smoke_skipped
        return
    }
    $port = Connect-Service api 8000
    Assert-Answer 'the API answers' $port '/healthz' 200 '"ok"'
    Assert-Answer 'the API reaches its database and its files' $port '/readyz' 200 '"ready"'
    if ($port) {
        $signup = [regex]::Match((Get-Answer $port '/v1/auth/options').Body, '"signup": *"([a-z]*)"').Groups[1].Value
        $wanted = [regex]::Match($Rendered, '(?m)^  PROMPT2MESH_SIGNUP: *"?([a-z]+)').Groups[1].Value
        if (-not $signup -or ($wanted -and $signup -ne $wanted)) {
            if (-not $signup) { $signup = 'unknown' }
            Stop-With smoke_failed "signing up is `"$signup`", and the settings say `"$wanted`""
        }
        Say smoke_ok "signing up is $signup"
    }
    Assert-Answer 'nobody gets in without a login' $port '/v1/me' 401 ''
    Assert-Answer 'the page answers' (Connect-Service streamlit 8501) '/' 200 '<html'
    Assert-Answer 'the router of instances answers' (Connect-Service router 80) '/healthz' 200 ''
}

# The port of this machine that leads to a service, or nothing if there is none.
function Connect-Service([string] $Component, [int] $To) {
    $service = Get-ServiceOf $Component
    if (-not $service) { return }
    if ($Forward) { Stop-Process -Id $Forward.Id -ErrorAction SilentlyContinue }
    $out = Join-Path $Work 'forward'
    # It says nothing of the one before.
    Remove-Item $out -ErrorAction SilentlyContinue
    $script:Forward = Start-Process kubectl -PassThru -NoNewWindow -RedirectStandardOutput $out -RedirectStandardError "$out.errors" -ArgumentList @(
        '--context', $Context, 'port-forward', '-n', $service.Namespace, "service/$($service.Name)", ":$To")
    for ($try = 0; $try -lt 100; $try++) {
        $said = Get-Content -Raw $out -ErrorAction SilentlyContinue
        if ($said -match 'Forwarding from 127\.0\.0\.1:([0-9]+)') { return [int] $Matches[1] }
        if ($Forward.HasExited) { break }
        Start-Sleep -Milliseconds 200
    }
    $said = @(Get-Content "$out.errors" -ErrorAction SilentlyContinue) + '' | Select-Object -First 1
    Stop-With smoke_failed "no way to service $($service.Name): $said"
}

# Status and body; status 0 where nothing answers.
function Get-Answer([int] $Port, [string] $Path) {
    $request = [Net.WebRequest]::Create("http://127.0.0.1:$Port$Path")
    $request.Timeout = 20000
    try {
        $response = $request.GetResponse()
    } catch [Net.WebException] {
        $response = $_.Exception.Response
    } catch {
        $response = $null
        if ($_.Exception.InnerException -is [Net.WebException]) { $response = $_.Exception.InnerException.Response }
    }
    if (-not $response) { return @{ Status = 0; Body = '' } }
    $reader = New-Object IO.StreamReader $response.GetResponseStream()
    $answer = @{ Status = [int] $response.StatusCode; Body = $reader.ReadToEnd() }
    $response.Close()
    $answer
}

function Assert-Answer([string] $What, $Port, [string] $Path, [int] $Status, [string] $Text) {
    if (-not $Port) { return }
    for ($try = 1; ; $try++) {
        $answer = Get-Answer $Port $Path
        if ($answer.Status -eq $Status -and $answer.Body.Contains($Text)) {
            Say smoke_ok $What
            return
        }
        if ($try -ge $SmokeTries) {
            $got = $answer.Status
            if (-not $got) { $got = 'no answer' }
            Stop-With smoke_failed "${What}: GET $Path gave $got, not $Status"
        }
        Start-Sleep -Seconds 2
    }
}
