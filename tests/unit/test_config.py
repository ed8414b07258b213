"""The arguments of a client, and mistakes in them."""

from __future__ import annotations

import traceback
from typing import Any

import pytest

from bill_async import (
    ConfigurationError,
    Environment,
    Options,
    OrganizationCredentials,
    PartnerCredentials,
    Proxies,
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


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1",
        "http://[zz]",
        "http://[::1]x",
        "http://[::1]:80]",
        "http://1.2.3.999",
        "http://host:99999",
        "http://host:-1",
        "http://host:0",
        "http://host:port",
        "http://a..b",
        "http://.example",
        f"http://{'a' * 64}.example",
        "http://two words",
        "http://ho\nst",
        "http://müller.example",
        "http://host/a b",
        "http://ho\\st",
        "http://user:geheim@[::1",
        "http://user:geheim@host:99999",
    ],
)
def test_where_nothing_can_be_is_refused_without_what_is_secret(url: str) -> None:
    for make in (
        lambda: Environment.of(url),
        lambda: Environment("mine", url, "https://host"),
        lambda: Environment("mine", "https://host", url),
        lambda: Settings.from_env({**ORGANIZATION, "BILL_BASE_URL": url}),
    ):
        with pytest.raises(ConfigurationError, match=r"(environment|Environment\.\w+) '.*'.*[:;] use") as caught:
            make()
        assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["http://bill_sandbox:80", "http://[::1]:8080", "https://xn--mller-kva.example.", "http://H"]
)
def test_unusual_hosts_are_hosts(url: str) -> None:
    assert Environment.of(url).connect == f"{url}/connect"


# ---- proxies


@pytest.mark.parametrize(
    ("url", "through"),
    [
        ("https://gateway.prod.bill.com/connect/v3", "http://u:p@secure:1"),
        ("http://gateway.prod.bill.com/connect/v3", "http://plain:2"),
        ("https://inner.example", None),
        ("https://a.inner.example:444", None),
        ("https://notinner.example", "http://u:p@secure:1"),
        ("https://dotted.example", None),
        ("https://a.dotted.example", None),
        ("https://one.example:8443", None),
        ("https://one.example", "http://u:p@secure:1"),
        ("https://10.2.3.4", None),
        ("https://11.2.3.4", "http://u:p@secure:1"),
        ("http://localhost:8080", None),
        ("http://x.localhost:8080", None),
        ("http://127.0.0.2", None),
        ("https://[::1]:8443", None),
    ],
)
def test_which_proxy_a_request_goes_through(url: str, through: str | None) -> None:
    environ = {
        "HTTPS_PROXY": "http://u:p@secure:1",
        "HTTP_PROXY": "http://never",
        "http_proxy": "plain:2",
        "NO_PROXY": "inner.example, .dotted.example,one.example:8443,10.0.0.0/8,",
    }
    assert Proxies.from_env(environ).of(url) == through


def test_proxies_of_the_environment_can_be_switched_off() -> None:
    assert Proxies.from_env({"HTTPS_PROXY": "http://p", "NO_PROXY": "*"}).of("https://bill.com") is None
    assert Proxies.from_env({"HTTPS_PROXY": ""}) == Proxies()
    everything = Proxies.from_env({"ALL_PROXY": "http://never", "all_proxy": "all:1", "HTTP_PROXY": "plain:2"})
    assert (everything.of("https://bill.com"), everything.of("http://bill.com")) == ("http://all:1", "http://plain:2")
    # a header named Proxy becomes this variable where CGI runs
    assert Proxies.from_env({"HTTP_PROXY": "http://p", "REQUEST_METHOD": "GET"}) == Proxies()


@pytest.mark.parametrize(
    "url", ["socks5://u:geheim@p", "http://u:geheim@[::1", "http://u:geheim@p:99999", "http://", 5]
)
def test_what_is_no_proxy_is_refused_without_being_shown(url: Any) -> None:
    environ = {"HTTPS_PROXY": url}
    for make, place in (
        (lambda: Options(proxy=url), r"Proxies\.https"),
        (lambda: Proxies(https=url), r"Proxies\.https"),
        (lambda: Proxies.from_env(environ), "HTTPS_PROXY"),
        (lambda: Proxies.from_env({"ALL_PROXY": url}), "ALL_PROXY"),
    ):
        with pytest.raises(ConfigurationError, match=rf"{place}.*give the http\(s\) URL of a proxy") as caught:
            make()
        assert "geheim" not in str(caught.value)
        frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)]
        assert {frame.f_code.co_filename for frame in frames if "geheim" in repr(frame.f_locals)} <= {__file__}


def test_the_password_of_a_proxy_is_not_shown() -> None:
    options = Options(proxy="http://u:geheim@proxy:3128")
    assert "proxy=Proxies(https='http://***@proxy:3128'" in repr(options)
    assert "geheim" not in repr(options)


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
