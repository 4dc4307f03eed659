"""What is looked at after a change."""

import time

from prompt2mesh.controller.cache import ObjectCache
from prompt2mesh.controller.reconcilers.slot import SLOT
from prompt2mesh.controller.watchboard import IDLE, Watchboard, is_begun
from prompt2mesh.controller.work import Key
from prompt2mesh.controller.work_queue import WorkQueue
from prompt2mesh.instances.kubernetes.objects import CONFIG_MAP, INSTANCE_POOL, USER_INSTANCE, Object


class NotedQueue(WorkQueue[Key]):
    """Notes what is to be done now."""

    def __init__(self) -> None:
        super().__init__(clock=time.monotonic)
        self.now: list[Key] = []

    def add(self, key: Key, *, urgent: bool = True) -> None:
        del urgent
        self.now.append(key)


def _pool(version: int, generation: int) -> Object:
    metadata = {"name": "default", "namespace": "n", "uid": "p", "resourceVersion": str(version)}
    return {"metadata": {**metadata, "generation": generation}, "spec": {}}


def _person(name: str, pool: str) -> Object:
    metadata = {"name": name, "namespace": "n", "uid": name, "resourceVersion": "1", "generation": 1}
    return {"metadata": metadata, "spec": {"userId": name, "pool": pool, "state": "Running"}, "status": {}}


def test_new_rules_of_a_pool_are_for_all_its_people_at_once() -> None:
    cache, queue = ObjectCache(), NotedQueue()
    Watchboard(cache, queue)
    cache.put(INSTANCE_POOL, _pool(1, 1))
    cache.put(USER_INSTANCE, _person("ada", "default"))
    cache.put(USER_INSTANCE, _person("bob", "another"))
    queue.now.clear()
    cache.put(INSTANCE_POOL, _pool(2, 1))  # only its status
    assert [key for key in queue.now if key.kind == IDLE] == []
    cache.put(INSTANCE_POOL, _pool(3, 2))
    assert [key for key in queue.now if key.kind == IDLE] == [Key(IDLE, "n", "ada")]


def test_whoever_has_a_set_is_served_to_the_end_before_others_get_one() -> None:
    cache = ObjectCache()
    cache.put(USER_INSTANCE, _person("ada", "default"))
    bob = _person("bob", "default")
    cache.put(USER_INSTANCE, {**bob, "status": {"slot": "inst-aaaaaaaa"}})
    for name, labels in (("inst-aaaaaaaa", {"prompt2mesh.io/user-instance": "user-bob"}), ("inst-bbbbbbbb", {})):
        metadata = {"name": name, "namespace": "n", "uid": name, "resourceVersion": "1", "labels": labels}
        cache.put(CONFIG_MAP, {"metadata": metadata})
    keys = [Key(USER_INSTANCE.name, "n", name) for name in ("ada", "bob", "cid")]
    keys += [Key(SLOT, "n", name) for name in ("inst-aaaaaaaa", "inst-bbbbbbbb", "inst-cccccccc")]
    assert [key.name for key in keys if is_begun(cache, key)] == ["bob", "inst-aaaaaaaa"]
