"""What the operator looks after: one namespace, and those that it made for one person each where it may."""

from dataclasses import dataclass

from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, INSTANCE_POOL, USER_INSTANCE, Kind, Object
from prompt2mesh.instances.naming import may_be_user_namespace
from prompt2mesh.instances.slot_state import home_of


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Where objects are looked for, and which of them count.

    Attributes:
        home: The namespace of the instances.
        everywhere: Whether their sets may be in other namespaces.
    """

    home: str
    everywhere: bool = False

    def namespace_of(self, kind: Kind) -> str:
        """The namespace to list and to watch for a kind; empty for all."""
        stays = kind in {USER_INSTANCE, INSTANCE_POOL} or not self.everywhere
        return self.home if kind.namespaced and stays else ""

    def keeps(self, kind: Kind, item: Object) -> bool:
        """Whether an object is ours and not that of another operator in the same cluster."""
        namespace = item["metadata"].get("namespace", "")
        if not kind.namespaced or namespace == self.home:
            return True
        if not may_be_user_namespace(namespace, self.home):
            return False
        # What belongs to a set counts through its root, and only that says whose it is.
        return kind != CONFIG_MAP or home_of(item) == self.home
