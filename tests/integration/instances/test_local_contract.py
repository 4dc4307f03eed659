"""The contract of the port `Instances` over processes of this machine."""

import pytest

from tests.support.instances_contract import InstancesContract, RunningInstancesContract

pytestmark = pytest.mark.blender


class TestLocalInstances(InstancesContract):
    pass


class TestRunningLocalInstances(RunningInstancesContract):
    pass
