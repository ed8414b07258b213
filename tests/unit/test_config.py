"""What a client is told, and what is wrong with it."""

from __future__ import annotations

import pytest

from bill_async import (
    ConfigurationError,
    Environment,
    Options,
    OrganizationCredentials,
    PartnerCredentials,
    SpendCredentials,
    SyncTokenCredentials,
)
from bill_async.config import PRODUCTION, SANDBOX, Settings

ORGANIZATION = {
    "BILL_DEV_KEY": "key",
    "BILL_USERNAME": "user",
    "BILL_PASSWORD": "password",
    "BILL_ORGANIZATION_ID": "00801ABCDEFGHIJKLMNO",
}
PARTNER = {"BILL_APP_KEY": "app", "BILL_PARTNER_USERNAME": "partner", "BILL_PARTNER_PASSWORD": "password"}


def test_environments_have_the_gateways_addresses() -> None:
    assert Environment.of("sandbox") is SANDBOX
    assert Environment.of("Production") is PRODUCTION
    assert PRODUCTION.base("spend") == "https://gateway.prod.bill.com/connect"
    assert SANDBOX.base("webhooks") == "https://gateway.stage.bill.com/connect-events"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/connect"])
def test_a_custom_environment_serves_the_same_paths(url: str) -> None:
    environment = Environment.of(url)
    assert environment.connect == "http://127.0.0.1:8080/connect"
    assert environment.events == "http://127.0.0.1:8080/connect-events"


@pytest.mark.parametrize("url", ["", "prod", "ftp://host", "https://", "https://u:p@host", "https://host?a=b"])
def test_what_is_no_environment_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="environment"):
        Environment.of(url)


@pytest.mark.parametrize("value", ["", " key", "key\n", "ke\ny", None, 5])
def test_what_cannot_be_a_credential_is_refused_without_being_shown(value: object) -> None:
    with pytest.raises(ConfigurationError, match=r"SpendCredentials\.api_token") as caught:
        SpendCredentials(value)  # type: ignore[arg-type]
    assert "ke" not in str(caught.value).replace("token", "")


def test_a_remembered_device_is_whole() -> None:
    with pytest.raises(ConfigurationError, match="together"):
        OrganizationCredentials("key", "user", "password", "008", remember_me_id="remembered")


def test_an_organization_is_read_from_the_environment() -> None:
    settings = Settings.from_env({**ORGANIZATION, "BILL_REMEMBER_ME_ID": "id", "BILL_DEVICE": "device"})
    assert settings == Settings(
        organization=OrganizationCredentials(
            "key", "user", "password", "00801ABCDEFGHIJKLMNO", remember_me_id="id", device="device"
        )
    )


def test_a_sync_token_is_read_from_the_environment() -> None:
    environ = {
        "BILL_DEV_KEY": "key",
        "BILL_SYNC_TOKEN_NAME": "name",
        "BILL_SYNC_TOKEN": "token",
        "BILL_ORGANIZATION_ID": "008",
    }
    assert Settings.from_env(environ).organization == SyncTokenCredentials("key", "name", "token", "008")


def test_everything_together_is_read_from_the_environment() -> None:
    environ = {**ORGANIZATION, **PARTNER, "BILL_SPEND_TOKEN": "spend", "BILL_ENVIRONMENT": "production", "OTHER": "x"}
    settings = Settings.from_env(environ)
    assert settings.environment is PRODUCTION
    assert settings.partner == PartnerCredentials("app", "partner", "password", dev_key="key")
    assert settings.spend == SpendCredentials("spend")
    assert settings.organization is not None


def test_a_developer_key_beside_a_partner_is_the_partners() -> None:
    settings = Settings.from_env({**PARTNER, "BILL_DEV_KEY": "key", "BILL_BASE_URL": "http://localhost:1"})
    assert settings.organization is None
    assert settings.partner is not None
    assert settings.partner.dev_key == "key"
    assert settings.environment.connect == "http://localhost:1/connect"


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({}, "no credentials in the environment"),
        ({"BILL_DEV_KEY": "key"}, "BILL_USERNAME, BILL_PASSWORD, BILL_ORGANIZATION_ID is not set"),
        ({**ORGANIZATION, "BILL_PASSWORD": ""}, "organization: BILL_PASSWORD is not set"),
        ({**ORGANIZATION, "BILL_SYNC_TOKEN": "token"}, "not both"),
        ({"BILL_APP_KEY": "app"}, "partner: BILL_PARTNER_USERNAME, BILL_PARTNER_PASSWORD is not set"),
        ({**ORGANIZATION, "BILL_ENVIRONMENT": "sandbox", "BILL_BASE_URL": "http://localhost"}, "not both"),
        ({**ORGANIZATION, "BILL_ENVIRONMENT": "prod"}, "environment 'prod'"),
    ],
)
def test_what_is_missing_in_the_environment_is_named(environ: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        Settings.from_env(environ)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("timeout", 0),
        ("timeout", "60"),
        ("deadline", -1),
        ("retries", -1),
        ("wait", "yes"),
        ("wait", -1),
        ("max_pages", 0),
    ],
)
def test_options_are_checked(name: str, value: object) -> None:
    with pytest.raises(ConfigurationError, match=rf"Options\.{name}"):
        Options(**{name: value})  # type: ignore[arg-type]
