"""The search attributes by which Temporal's own pages list journeys."""

from __future__ import annotations

from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest, ListSearchAttributesRequest
from temporalio.client import Client

from workflows.shown import KEYS


async def add_search_attributes(client: Client) -> list[str]:
    """Add those the namespace lacks; their names."""
    operator = client.service_client.operator_service
    known = await operator.list_search_attributes(ListSearchAttributesRequest(namespace=client.namespace))
    missing = {key.name: key.indexed_value_type for key in KEYS if key.name not in known.custom_attributes}
    if missing:
        request = AddSearchAttributesRequest(namespace=client.namespace)
        for name, kind in missing.items():
            request.search_attributes[name] = IndexedValueType.ValueType(kind.value)
        await operator.add_search_attributes(request)
    return sorted(missing)
