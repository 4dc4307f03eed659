"""Every metric of every process: its name, type, labels and the values these may have.

`docs/reference/metrics.md` is written from here; dashboards and alerts stand on these names. Never a person's id, a
job's id, or a path with an id in it is a label, but in the two metrics of single people, which nobody gets unasked.
What is so in the whole service (the queue, the storage) is told by every API process alike: take the `max` of it.
"""

from collections.abc import Iterator

from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.telemetry.declaring import Component, Counter, Gauge, Histogram, Label, Metric, all_of, choices


def _codes(kind: type[Prompt2MeshError]) -> Iterator[str]:
    yield kind.code
    for below in kind.__subclasses__():
        if below.__module__ == Prompt2MeshError.__module__:
            yield from _codes(below)


NONE = "none"
ERROR_CODES = tuple(dict.fromkeys(_codes(Prompt2MeshError)))
# What a runner's death ends a job with; no error of the program.
LOST_CODE = "worker_lost"

_REQUEST_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_JOB_S = (0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0)
_STAGE_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0)
_WAIT_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 900.0, 3600.0)
_LLM_S = (0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0)
_READY_S = (0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 7.5, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0)
_OPERATOR_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_DATABASE_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0)

_HTTP: tuple[Component, ...] = ("api", "mcp", "web", "router", "agent")
_SUBMIT: tuple[Component, ...] = ("api", "mcp")
_DOES_JOBS: tuple[Component, ...] = ("runner", "agent")  # an instance's agent does those of its person
_STORE: tuple[Component, ...] = ("api", "runner", "mcp")

_ROUTE = Label(name="route", most=250)
_METHOD = choices("method", "GET HEAD POST PUT PATCH DELETE OPTIONS WEBSOCKET")
_STATUS = choices("status", (
    "101 200 201 202 204 206 301 302 303 304 307 308 400 401 403 404 405 406 408 409 410 411 412 413 415 416 421 422 "
    "425 426 428 429 431 499 500 501 502 503 504"
))  # fmt: skip
_KIND = choices("kind", "text-to-3d edit chat parameters parts variant program export")
_ENDED = choices("state", "SUCCEEDED FAILED CANCELED")
_CODE = choices("code", (NONE, *ERROR_CODES, LOST_CODE))
_LANE = choices("lane", "interactive batch background")
_AGENT_STAGES = "refine analyse plan execute look assess improve evaluate complete wait"
_FORMATS = "glb stl 3mf obj usdz fbx ply blend"
STAGES = (
    "understand", *(f"agent_{stage}" for stage in _AGENT_STAGES.split()), "build", "inspect", "measure",
    *(f"export_{kind}" for kind in _FORMATS.split()), "preview", "beauty", "turntable", "view", "script", "print",
    "made",
)  # fmt: skip
_STAGE = choices("stage", STAGES)
_PROVIDER = choices("provider", "anthropic bedrock openai ollama google")
_MODEL = Label(name="model", most=60)
_DIRECTION = choices("direction", "input cached output")
_LLM_OUTCOME = choices(
    "outcome", "ok key credit missing busy overloaded unreachable broken long request canceled"
)  # fmt: skip
_PHASE = choices("state", "Queued Scheduling Pulling Starting Ready Saving Suspended Moving Failed Deleting")
_PATH = choices("path", "warm cold resume")
_POOL = Label(name="pool", most=30)
_CLAIM = choices("outcome", "hit miss")
_CULL = choices("reason", "Idle Expired AskedFor Retention")
_SAVE = choices("outcome", "saved nothing active failed")
FAILURE_REASONS = (
    "Unschedulable", "ImagePullFailed", "CrashLoop", "OutOfMemory", "NodeLost", "NodeLeaving", "StartTimeout",
    "Invalid", "NotReady", "SaveFailed", "StuckDeleting", "DriverFault",
)  # fmt: skip
_FAILURE = choices("reason", FAILURE_REASONS)
_DELIVERY = choices("outcome", "delivered retried given_up")
_RULE = choices("rule", "address user login jobs quota llm-tests")
_USER = Label(name="user", most=20)

HTTP_REQUESTS = Counter(
    name="http_requests_total", where=_HTTP, labels=(_ROUTE, _METHOD, _STATUS), most=1200,
    help="Requests that were answered, by the template of their route; 499 where the client had gone.",
)  # fmt: skip
HTTP_REQUEST_DURATION = Histogram(
    name="http_request_duration_seconds", where=_HTTP, labels=(_ROUTE, _METHOD), most=300, buckets=_REQUEST_S,
    help="From a request to the first byte of its answer, so that a stream counts as it begins.",
)  # fmt: skip
HTTP_IN_PROGRESS = Gauge(name="http_requests_in_progress", where=_HTTP, help="Requests that are being answered.")

JOBS_SUBMITTED = Counter(
    name="jobs_submitted_total", where=_SUBMIT, labels=(_KIND,), born=all_of(_KIND), help="Jobs that were accepted.",
)  # fmt: skip
JOBS_FINISHED = Counter(
    name="jobs_finished_total", where=("runner",), labels=(_KIND, _ENDED, _CODE), most=400,
    born=tuple(
        (kind, *end) for kind in _KIND.values for end in (
            ("SUCCEEDED", NONE), ("CANCELED", NONE), ("FAILED", "internal"), ("FAILED", "worker_crashed"),
            ("FAILED", "worker_timeout"), ("FAILED", LOST_CODE), ("FAILED", "geometry_failed"),
            ("FAILED", "storage_failed"),
        )
    ),
    help="Jobs that ended; `code` is that of the error, `none` where there was none.",
)  # fmt: skip
JOB_DURATION = Histogram(
    name="job_duration_seconds", where=("runner",), labels=(_KIND,), buckets=_JOB_S,
    help="From the start of a job's last attempt to its end.",
)  # fmt: skip
JOB_STAGE_DURATION = Histogram(
    name="job_stage_duration_seconds", where=("runner",), labels=(_KIND, _STAGE), most=160, buckets=_STAGE_S,
    help="How long a stage of a job took.",
)  # fmt: skip
JOB_QUEUE_WAIT = Histogram(
    name="job_queue_wait_seconds", where=("runner",), labels=(_LANE,), buckets=_WAIT_S, born=all_of(_LANE),
    help="How long a job has waited for a runner before its first start; where its person's own limit held it back, "
    "from when that no longer did.",
)  # fmt: skip
JOB_RETRIES = Counter(
    name="job_retries_total", where=("runner",), labels=(choices("reason", "lost stopped storage"),),
    born=(("lost",), ("stopped",), ("storage",)),
    help="Attempts that were made again: the runner was lost, was stopped, or the storage did not answer.",
)  # fmt: skip
JOBS = Gauge(
    name="jobs", where=("api",), labels=(choices("state", "PENDING IN_PROGRESS"),),
    help="Jobs of the whole service that have not ended.",
)  # fmt: skip
QUEUE_DEPTH = Gauge(
    name="queue_depth", where=("api",), labels=(_LANE,), help="Jobs of the whole service that wait.",
)  # fmt: skip
QUEUE_OLDEST_AGE = Gauge(
    name="queue_oldest_age_seconds", where=("api",),
    help="How long the job that waits longest for a runner has waited for one.",
)  # fmt: skip
RUNNERS = Gauge(name="runners", where=("api",), help="Runners that were heard of lately.")
RUNNER_SLOTS = Gauge(name="runner_slots", where=("runner",), labels=(choices("state", "idle busy"),),
                     help="Jobs that this runner can do at a time.")  # fmt: skip

WORKER_MEMORY = Gauge(
    name="worker_memory_bytes", where=_DOES_JOBS, labels=(Label(name="slot", most=64),),
    help="Resident memory of a Blender worker.",
)  # fmt: skip
WORKER_RESTARTS = Counter(
    name="worker_restarts_total", where=_DOES_JOBS,
    labels=(choices("reason", "crashed timeout canceled geometry_fault retired interrupted"),),
    born=tuple((reason,) for reason in "crashed timeout canceled geometry_fault retired interrupted".split()),
    help="Blender workers that were ended or had died, so that the next order gets a new one.",
)  # fmt: skip
WORKERS = Gauge(
    name="workers", where=_DOES_JOBS, labels=(choices("state", "idle busy"),), help="Blender workers that live.",
)  # fmt: skip

LLM_TOKENS = Counter(
    name="llm_tokens_total", where=_DOES_JOBS, labels=(_PROVIDER, _MODEL, _DIRECTION),
    help="Tokens that were read (`input`, the `cached` ones not among them) and written.", most=300,
)  # fmt: skip
LLM_COST = Counter(
    name="llm_cost_usd_total", where=_DOES_JOBS, labels=(_PROVIDER, _MODEL), most=100,
    help="What calls cost in US dollars, where the price is known.",
)  # fmt: skip
LLM_CALLS = Counter(
    name="llm_calls_total", where=_DOES_JOBS, labels=(_PROVIDER, _MODEL, _LLM_OUTCOME), most=400,
    help="Calls to language models.",
)  # fmt: skip
LLM_CALL_DURATION = Histogram(
    name="llm_call_duration_seconds", where=_DOES_JOBS, labels=(_PROVIDER, _MODEL), most=100, buckets=_LLM_S,
    help="How long a call to a language model took.",
)  # fmt: skip

INSTANCES = Gauge(
    name="instances", where=("runner", "operator"), labels=(_PHASE,),
    help="People's instances; told by the one process that looks after them.",
)  # fmt: skip
INSTANCE_CLICK_TO_READY = Histogram(
    name="instance_click_to_ready_seconds", where=("runner", "operator"), labels=(_PATH,), buckets=_READY_S,
    born=all_of(_PATH), help="From the asking for an instance until it was ready.",
)  # fmt: skip
POOL_CLAIMS = Counter(
    name="pool_claims_total", where=("runner", "operator"), labels=(_CLAIM,), born=all_of(_CLAIM),
    help="Instances that were given: one that was kept warm (hit), or a new one (miss).",
)  # fmt: skip
POOL_WARM = Gauge(
    name="pool_warm", where=("runner", "operator"), labels=(_POOL,), help="Instances that are ready for nobody yet.",
)  # fmt: skip
POOL_WANTED = Gauge(
    name="pool_wanted", where=("runner", "operator"), labels=(_POOL,), help="Instances to keep ready for nobody yet.",
)  # fmt: skip
INSTANCE_CULLS = Counter(
    name="instance_culls_total", where=("runner", "operator"), labels=(_CULL,), born=all_of(_CULL),
    help="Instances that were suspended, and why; Retention: deleted after a long suspension.",
)  # fmt: skip
INSTANCE_SAVES = Counter(
    name="instance_saves_total", where=("runner", "operator"), labels=(_SAVE,), born=all_of(_SAVE),
    help="Saves of scenes that an end or a move asked for; active: not done, as somebody worked.",
)  # fmt: skip
INSTANCE_FAILURES = Counter(
    name="instance_failures_total", where=("runner", "operator"), labels=(_FAILURE,), born=all_of(_FAILURE),
    help="Instances that fell into trouble, and why.",
)  # fmt: skip

DB_POOL_SIZE = Gauge(
    name="db_pool_size", where=_STORE, help="Connections to the database that this process may have at most.",
)  # fmt: skip
DB_POOL_IN_USE = Gauge(name="db_pool_in_use", where=_STORE, help="Connections to the database that are at work.")
DB_TRANSACTION_DURATION = Histogram(
    name="db_transaction_duration_seconds", where=_STORE, labels=(choices("mode", "read write"),),
    buckets=_DATABASE_S, born=(("read",), ("write",)), help="How long a transaction of the database was open.",
)  # fmt: skip
DB_UNAVAILABLE = Counter(
    name="db_unavailable_total", where=_STORE, born=((),),
    help="Transactions that failed as the database did not answer.",
)  # fmt: skip
STORAGE_BYTES = Gauge(
    name="storage_bytes", where=("api",), labels=(choices("kind", "blobs database"),),
    help="What is kept: files, each content once (blobs), and the database.",
)  # fmt: skip
DISK_FREE = Gauge(
    name="disk_free_bytes", where=("api", "runner"), labels=(choices("folder", "data cache"),),
    help="Room that is left on the disk of a folder.",
)  # fmt: skip
DISK_SIZE = Gauge(
    name="disk_size_bytes", where=("api", "runner"), labels=(choices("folder", "data cache"),),
    help="Size of the disk of a folder.",
)  # fmt: skip
USER_STORAGE = Gauge(
    name="user_storage_bytes", where=("api",), labels=(_USER,),
    help="Files of those who keep most; only with PROMPT2MESH_METRICS_USERS, as it shows their ids.",
)  # fmt: skip
USER_LLM_TOKENS = Gauge(
    name="user_llm_tokens_today", where=("api",), labels=(_USER,),
    help="Tokens since midnight UTC of those who used most; only with PROMPT2MESH_METRICS_USERS.",
)  # fmt: skip
USER_LLM_COST = Gauge(
    name="user_llm_cost_usd_today", where=("api",), labels=(_USER,),
    help="What they cost in US dollars, where the price is known; only with PROMPT2MESH_METRICS_USERS.",
)  # fmt: skip
ACTIVE_USERS = Gauge(
    name="active_users", where=("api",), labels=(choices("window", "5m 1h 24h"),),
    help="People who signed in, came back or asked for a model within the window.",
)  # fmt: skip

PAGE_SESSIONS = Gauge(name="page_sessions", where=("web",), help="Browser tabs that are connected to the page.")
SSE_STREAMS = Gauge(name="sse_streams", where=("api",), help="Streams of events that somebody listens to.")
WEBHOOKS = Counter(
    name="webhooks_delivered_total", where=("runner",), labels=(_DELIVERY,), born=all_of(_DELIVERY),
    help="Attempts to deliver a message: it arrived, is tried again, or was given up.",
)  # fmt: skip
RATE_LIMITED = Counter(
    name="rate_limited_total", where=("api",), labels=(_RULE,), born=all_of(_RULE),
    help="Requests that were refused with 429, by the limit they met.",
)  # fmt: skip
MCP_CALLS = Counter(
    name="mcp_calls_total", where=("mcp",), labels=(Label(name="tool", most=80), choices("outcome", "ok error")),
    help="Calls of tools.",
)  # fmt: skip
MCP_CALL_DURATION = Histogram(
    name="mcp_call_duration_seconds", where=("mcp",), labels=(Label(name="tool", most=80),), buckets=_JOB_S,
    help="How long a call of a tool took.",
)  # fmt: skip
ROUTER_VERDICTS = Counter(
    name="router_verdicts_total", where=("router",), labels=(choices("verdict", "passed refused waiting failed"),),
    born=(("passed",), ("refused",), ("waiting",), ("failed",)),
    help="What the API said of requests to people's desktops; failed: it did not answer.",
)  # fmt: skip
ROUTER_SOCKETS = Gauge(name="router_sockets", where=("router",), help="Web sockets to people's desktops.")
AGENT_BOUND = Gauge(name="agent_bound", where=("agent",), help="1 while the instance is somebody's.")
AGENT_SAVES = Counter(
    name="agent_scene_saves_total", where=("agent",), labels=(_SAVE,), born=all_of(_SAVE),
    help="Saves of the scene that this agent was asked for or began.",
)  # fmt: skip

_RECONCILED = choices("kind", "UserInstance InstancePool Slot Idle Sweep")
_OBJECT = Label(name="kind", most=30)
OPERATOR_RECONCILES = Counter(
    name="operator_reconciles_total", where=("operator",),
    labels=(_RECONCILED, choices("result", "ok error fault not_leading")), help="Keys that were worked on.",
    born=all_of(_RECONCILED, choices("result", "ok error fault")),
)  # fmt: skip
OPERATOR_RECONCILE_DURATION = Histogram(
    name="operator_reconcile_seconds", where=("operator",), labels=(_RECONCILED,), buckets=_OPERATOR_S,
    help="How long a key was worked on.",
)  # fmt: skip
OPERATOR_API_REQUESTS = Counter(
    name="operator_api_requests_total", where=("operator",), labels=(Label(name="verb", most=12), _OBJECT), most=150,
    help="Requests to the API server.",
)  # fmt: skip
OPERATOR_MISSED_NEWS = Counter(
    name="operator_missed_news_total", where=("operator",), labels=(_OBJECT,),
    help="Objects that a watch had not told of.",
)  # fmt: skip
OPERATOR_WATCH_STALE = Gauge(
    name="operator_watch_stale_seconds", where=("operator",), labels=(_OBJECT,),
    help="How long ago anything was heard of a kind.",
)  # fmt: skip
OPERATOR_WATCH_EVENTS = Gauge(
    name="operator_watch_events", where=("operator",), labels=(_OBJECT,),
    help="What the watches have told since the start.",
)  # fmt: skip
OPERATOR_QUEUE_DEPTH = Gauge(
    name="operator_queue_depth", where=("operator",), labels=(choices("state", "waiting delayed working"),),
    help="Keys that wait for a worker, for their time, or are worked on.",
)  # fmt: skip
OPERATOR_OBJECTS = Gauge(
    name="operator_objects", where=("operator",), labels=(_OBJECT,), help="Objects in the cache.",
)  # fmt: skip
OPERATOR_LEADING = Gauge(name="operator_leading", where=("operator",), help="1 for the replica that works.")
OPERATOR_SAVES = Gauge(name="operator_saves", where=("operator",), help="Saves that run.")
OPERATOR_EVENTS_DROPPED = Gauge(
    name="operator_events_dropped", where=("operator",), help="Events that were not written.",
)  # fmt: skip

BUILD_INFO = Gauge(
    name="build_info", where=("api", "runner", "mcp", "web", "router", "agent", "operator"),
    labels=(Label(name="version", most=1), Label(name="commit", most=1)), help="1; which program this is.",
)  # fmt: skip

TABLE: tuple[Metric, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Metric))
