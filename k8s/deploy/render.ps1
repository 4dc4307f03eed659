# From an overlay to objects by step: rendered by kustomize, with images, domain and secrets filled in, and looked
# through for placeholders. What kustomize prints always has the same form, so that lines can be read.

$Images = 'backend|streamlit|blender|agent|operator'
$ImageName = "prompt2mesh([-/])($Images)"
# A tag has something that is no digit, so prompt2mesh-backend:8000 is not taken for an image.
$ImageTag = '(:[0-9]*[A-Za-z_.-][A-Za-z0-9_.-]*(?:@sha256:[0-9a-f]+)?|@sha256:[0-9a-f]+)'

# Sets $Rendered to the lines of all objects.
function Read-Overlay {
    $folder = $Overlay
    if ($Components.Count) {
        $folder = Join-Path $Work 'overlay'
        Add-Components $folder
    }
    $lines = @(& kubectl kustomize $folder)
    if ($LASTEXITCODE -ne 0) { Stop-With render_failed $Overlay }
    $script:Rendered = Set-Values ($lines -join "`n")
    Split-IntoStages
}

# A kustomization above the overlay that adds the components. kustomize only takes paths that are relative.
function Add-Components([string] $Folder) {
    New-Item -ItemType Directory -Path $Folder | Out-Null
    $from = New-Object Uri ("file://" + ($Folder -replace '\\', '/') + '/')
    $text = "apiVersion: kustomize.config.k8s.io/v1beta1`nkind: Kustomization`n"
    $text += "resources: [`"$(Get-RelativePath $from $Overlay)`"]`ncomponents:`n"
    foreach ($name in $Components) { $text += "  - `"$(Get-RelativePath $from (Join-Path $K8s "components/$name"))`"`n" }
    [IO.File]::WriteAllText((Join-Path $Folder 'kustomization.yaml'), $text)
}

function Get-RelativePath([Uri] $From, [string] $To) {
    $target = New-Object Uri ("file://" + ($To -replace '\\', '/'))
    [Uri]::UnescapeDataString($From.MakeRelativeUri($target).ToString())
}

# Registry, tag and domain, wherever they stand: also in the settings that name the images of instances.
function Set-Values([string] $Text) {
    $image = "(?m)(^|[\s`"'=,])((?:[A-Za-z0-9.-]+(?::[0-9]+)?/)*)$ImageName$ImageTag"
    if ($Option['registry']) {
        $Text = [regex]::Replace($Text, $image, '${1}' + $Option['registry'] + '/prompt2mesh/${4}${5}')
        # The registry of an AWS account says which account and region the rest is in.
        if ($Option['registry'] -match '^([0-9]{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.') {
            $Text = $Text.Replace('123456789012', $Matches[1]).Replace('eu-central-1', $Matches[2])
        }
    }
    if ($Option['tag']) { $Text = [regex]::Replace($Text, $image, '${1}${2}prompt2mesh${3}${4}:' + $Option['tag']) }
    if ($Option['domain']) { $Text = $Text.Replace('prompt2mesh.example.com', $Option['domain']) }
    $Text
}

# Sets $Objects: for each its step, what it is, and its text.
function Split-IntoStages {
    $script:Stages = @(Read-Table 'stages.txt' 4 | ForEach-Object { , $_ })
    $script:Objects = @(foreach ($text in [regex]::Split($Rendered, '(?m)^---[ \t]*\r?$')) {
            if ($text -match '(?m)^kind: *(\S+)') { New-Entry $text.Trim("`r", "`n") }
        })
}

function New-Entry([string] $Text) {
    $entry = @{ Text = $Text; Stage = ''; Kind = ''; Api = ''; Name = ''; Namespace = ''; Component = ''; Group = ''; Class = ''; Scaled = '' }
    $section = ''
    $part = ''
    foreach ($line in $Text -split "`n") {
        if ($line -match '^([A-Za-z]+):') { $section = $Matches[1] }
        if ($line -match '^kind: *(\S+)') { $entry.Kind = $Matches[1] }
        if ($line -match '^apiVersion: *(\S+)') { $entry.Api = $Matches[1] }
        if ($section -eq 'metadata') {
            if ($line -match '^  name: *(\S+)') { $entry.Name = $Matches[1].Trim('"', "'") }
            if ($line -match '^  namespace: *(\S+)') { $entry.Namespace = $Matches[1].Trim('"', "'") }
            if ($line -match '^    app\.kubernetes\.io/component: *(\S+)') { $entry.Component = $Matches[1].Trim('"', "'") }
        }
        if ($section -eq 'spec') {
            if ($line -match '^  ([A-Za-z]+):') { $part = $Matches[1] }
            if ($entry.Kind -eq 'CustomResourceDefinition' -and $line -match '^  group: *(\S+)') { $entry.Group = $Matches[1] }
            if ($entry.Kind -eq 'PersistentVolumeClaim' -and $line -match '^  storageClassName: *(\S+)') { $entry.Class = $Matches[1].Trim('"', "'") }
            if ($entry.Kind -eq 'HorizontalPodAutoscaler' -and $part -eq 'scaleTargetRef' -and $line -match '^    name: *(\S+)') { $entry.Scaled = $Matches[1] }
        }
    }
    $rest = ''
    foreach ($stage in $Stages) {
        if ($stage[1] -eq '*') {
            $rest = $stage[0]
            continue
        }
        foreach ($rule in -split $stage[1]) {
            $key, $values = $rule.Split('=')
            $is = $entry.Kind
            if ($key -eq 'component') { $is = $entry.Component }
            if (-not $entry.Stage -and $is -and (Test-InList $is $values)) { $entry.Stage = $stage[0] }
        }
    }
    if (-not $entry.Stage) { $entry.Stage = $rest }
    $entry
}

# Values for secrets that are placeholders: what the cluster has of them, or random ones. One placeholder has one value
# wherever it stands, so that a password is the same in the database and in its address.
function Set-Secrets {
    $generate = $Option['generate-secrets'] -eq 'yes' -or $Option['overlay'] -like 'local*'
    foreach ($each in @($Objects | Where-Object { $_.Kind -eq 'Secret' })) {
        $known = @{}
        if ($Context) {
            $secret = Get-Object secret $each.Name -n $each.Namespace
            if ($secret -and $secret.PSObject.Properties['data']) {
                foreach ($entry in $secret.data.PSObject.Properties) {
                    $value = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($entry.Value))
                    if ($value -and -not $value.Contains('CHANGE_ME')) { $known[$entry.Name] = $value }
                }
            }
        }
        $standsFor = @{}
        # A placeholder that is all of a value which the cluster has stands for that value elsewhere too.
        foreach ($found in [regex]::Matches($each.Text, '(?m)^ *([A-Za-z0-9_.-]+): *"?(CHANGE_ME[A-Za-z0-9_]*)"?\r?$')) {
            if ($known.ContainsKey($found.Groups[1].Value)) { $standsFor[$found.Groups[2].Value] = $known[$found.Groups[1].Value] }
        }
        $made = 0
        $kept = 0
        $lines = foreach ($line in $each.Text -split "`n") {
            if ($line -match '^( *)([A-Za-z0-9_.-]+):.*CHANGE_ME' -and $known.ContainsKey($Matches[2])) {
                $kept++
                $Matches[1] + $Matches[2] + ': ' + (ConvertTo-Json -Compress $known[$Matches[2]])
                continue
            }
            foreach ($found in [regex]::Matches($line, 'CHANGE_ME[A-Za-z0-9_]*')) {
                if (-not $standsFor.ContainsKey($found.Value)) {
                    if (-not $generate) { continue }
                    $standsFor[$found.Value] = New-RandomValue
                    $made++
                }
                # What would have to be written otherwise in an address is for the operator to say.
                if ($standsFor[$found.Value] -match '^[A-Za-z0-9_.~-]+$') { $line = $line.Replace($found.Value, $standsFor[$found.Value]) }
            }
            $line
        }
        $script:Rendered = $Rendered.Replace($each.Text, ($lines -join "`n"))
        if ($kept) { Say secret_kept $each.Name }
        if ($made) {
            if ($Option['dry-run'] -eq 'yes') { Say secret_would_be $each.Name $made } else { Say secret_generated $each.Name $made }
        }
    }
    Split-IntoStages
}

function New-RandomValue {
    $bytes = New-Object byte[] 24
    $source = [Security.Cryptography.RandomNumberGenerator]::Create()
    $source.GetBytes($bytes)
    $source.Dispose()
    -join ($bytes | ForEach-Object { $_.ToString('x2') })
}

# Sets $Left to a sentence for each placeholder that is left.
function Find-Placeholders {
    $script:Left = @()
    foreach ($row in @(Read-Table 'placeholders.txt' 3)) {
        if (Test-InList $Option['overlay'] $row[1]) { continue }
        $texts = $row[0].Split(',')
        foreach ($each in $Objects) {
            $before = ''
            foreach ($line in $each.Text -split "`n") {
                # What looks for placeholders is none.
                $shown = $line.Replace('*CHANGE_ME*', '')
                if (@($texts | Where-Object { $shown.Contains($_) }).Count) {
                    $key = 'a line'
                    if ($line -match '^[ -]*(.*?): ') { $key = $Matches[1] }
                    if ($key -eq 'value' -and $before -match 'name: *(\S+)') { $key = $Matches[1] }
                    $script:Left += Get-Text placeholder (Get-Source $texts[0] $key) $key "$($each.Kind)/$($each.Name)" $texts[0] $row[2]
                }
                $before = $line
            }
        }
    }
}

# FILE:LINE of where it most likely stands in the folders that were rendered.
function Get-Source([string] $Text, [string] $Key) {
    $folders = @($Overlay) + @($Components | ForEach-Object { Join-Path $K8s "components/$_" })
    $folders += @('base', 'overlays', 'components' | ForEach-Object { Join-Path $K8s $_ })
    $first = ''
    foreach ($folder in $folders) {
        foreach ($file in @(Get-ChildItem -Recurse -File $folder -ErrorAction SilentlyContinue)) {
            $number = 0
            foreach ($line in [IO.File]::ReadAllLines($file.FullName)) {
                $number++
                if (-not $line.Contains($Text)) { continue }
                $where = $file.FullName.Substring($Root.Length + 1).Replace('\', '/') + ":$number"
                if ($line.Contains($Key)) { return $where }
                if (-not $first) { $first = $where }
            }
        }
    }
    $first
}

function Stop-AtPlaceholders {
    if (-not $Left.Count) { return }
    foreach ($line in $Left) { Write-Complaint $line }
    Stop-With placeholders $Left.Count $Option['overlay']
}
