"""What of people's instances on one machine was left behind, for an audit that changes nothing."""

import time
from collections.abc import Iterator
from pathlib import Path

from prompt2mesh.instances.local.folder import InstancesFolder
from prompt2mesh.instances.local.records import PersonRecord
from prompt2mesh.mesh.errors import StorageError
from prompt2mesh.studio.ports.findings import AuditRules, Finding


def people_of(root: Path) -> tuple[list[PersonRecord], list[Finding]]:
    """Everybody who has an instance, and whose record cannot be read."""
    found: list[PersonRecord] = []
    findings: list[Finding] = []
    folder = InstancesFolder(root)
    for id_ in folder.ids():
        try:
            record = folder.person(id_)
        except StorageError as exc:
            findings.append(Finding(kind="instance_orphan", subject=id_, message=exc.message))
        else:
            found += [] if record is None else [record]
    return found, findings


def audit_instances(root: Path, rules: AuditRules) -> Iterator[Finding]:
    """Looks at every person and at every set of processes; what a keeper is about to do may be among it, so ask twice.

    Args:
        root: The folder of the instances, which is there.
        rules: What may be taken for granted.
    """
    folder = InstancesFolder(root)
    people, findings = people_of(root)
    yield from findings
    for name in folder.ownerless():
        alive = "its processes run" if folder.lives(name) else "its folder is there"
        yield _left(name, f"{alive}, and it is nobody's")
    for person in people:
        name = folder.slot_of(person.id)
        late = rules.at_rest or time.time() - _changed_at(folder, person.id) > rules.patience.total_seconds()
        if name is not None and person.state == "Suspended" and late:
            yield _left(person.id, f"it is suspended and still has {name}")
        if rules.at_rest and person.deleting:
            yield _left(person.id, "it was to be deleted and is still there")
        elif rules.at_rest and name is not None:
            yield _left(person.id, f"it still has {name}, and nothing looks after it any more")
    if rules.at_rest:
        for name in (*folder.warm_names()[0], *folder.warm_names()[1]):
            yield _left(name, "it was kept ready for nobody yet, and nothing looks after it any more")
    for name in folder.strays():
        yield _left(name, "a person's folder without a record")


def _changed_at(folder: InstancesFolder, id_: str) -> float:
    try:
        return (folder.people / id_ / "instance.json").stat().st_mtime
    except OSError:
        return time.time()


def _left(subject: str, message: str) -> Finding:
    return Finding(kind="instance_left", subject=subject, message=message)
