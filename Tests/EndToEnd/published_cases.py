"""Configurations whose wiring AWS's documentation gives as right, by name."""
import published_access
import published_eventbridge
import published_notifications
import published_services
from published_case import PublishedCase

PUBLISHED: dict[str, PublishedCase] = {
    case.name: case
    for part in (published_eventbridge, published_services, published_notifications, published_access)
    for case in part.CASES
}
