"""The agents of instances as the service asks them: one short connection for each question."""

from prompt2mesh.instances.agent_client import AgentClient
from prompt2mesh.instances.agent_wire import BindRequest, ShowRequest
from prompt2mesh.studio.ports.instances import BindOrder, InstanceAddress

_ASK_TIMEOUT_S = 3.0


class HttpInstanceAgents:
    """See `studio.ports.instances.InstanceAgents`."""

    def bound_to(self, address: InstanceAddress) -> str | None:
        """The user that the agent serves."""
        with AgentClient(address.agent_url, token=address.token, timeout_s=_ASK_TIMEOUT_S) as agent:
            return agent.status().bound_user

    def bind(self, address: InstanceAddress, order: BindOrder) -> str:
        """Makes the agent a person's."""
        request = BindRequest.model_validate(vars(order))
        with AgentClient(address.agent_url, token=address.token) as agent:
            return agent.bind(request).problem

    def show(self, address: InstanceAddress, *, project_id: str, version_id: str) -> None:
        """Shows a version."""
        with AgentClient(address.agent_url, token=address.token) as agent:
            agent.show(ShowRequest(project_id=project_id, version_id=version_id))
