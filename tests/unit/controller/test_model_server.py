"""The model of an API server, over which reconcilers are interleaved, does what the real one does."""

import asyncio

from tests.support.kube.interleaving import NAMESPACE, WiredApi, World, settle
from tests.support.kube.object_api_contract import check_contract


def test_the_model_keeps_the_contract() -> None:
    async def check() -> None:
        world = World(0)
        checking = asyncio.ensure_future(check_contract(WiredApi(world, "somebody"), NAMESPACE))
        while not checking.done():
            await settle()
            for request in list(world.wire):
                world.land(request)
            while world.arriving:
                world.arrive(0)
        await checking

    asyncio.run(check())
