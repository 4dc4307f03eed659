import base64

from prompt2mesh.desktop.access import web_token
from prompt2mesh.instances.kubernetes.driver import slot_address


def test_an_address_is_full_for_proxies_and_hides_its_secrets() -> None:
    token = "t" * 43
    secret = {
        "metadata": {"name": "inst-a", "namespace": "people"},
        "data": {"token": base64.b64encode(token.encode()).decode()},
    }
    found = slot_address(secret)
    assert found.agent_url == "http://inst-a-agent.people.svc.cluster.local:8000"
    assert found.desktop_url == "http://inst-a-blender.people.svc.cluster.local:3000"
    assert (found.mcp_host, found.mcp_port) == ("inst-a-blender.people.svc.cluster.local", 9876)
    assert (found.token, found.desktop_token) == (token, web_token(token))
    assert token not in repr(found)
    assert web_token(token) not in repr(found)
