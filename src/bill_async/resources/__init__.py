"""The resources of each family. The module of a resource is imported on first use.

Generated from spec/ by `python -m codegen`; do not edit.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Final

from .._http.resource import Namespace

if TYPE_CHECKING:
    from .accounting_classes import AccountingClasses
    from .ap_cards import ApCards
    from .attachments import Attachments
    from .auth import Auth
    from .bank_accounts import BankAccounts
    from .bill_approvals import BillApprovals
    from .bills import Bills
    from .card_accounts import CardAccounts
    from .chart_of_accounts import ChartOfAccounts
    from .credit_memos import CreditMemos
    from .customer_bank_accounts import CustomerBankAccounts
    from .customer_contacts import CustomerContacts
    from .customers import Customers
    from .departments import Departments
    from .documents import Documents
    from .employees import Employees
    from .exports import Exports
    from .funding_accounts import FundingAccounts
    from .health import Health
    from .invoices import Invoices
    from .items import Items
    from .jobs import Jobs
    from .locations import Locations
    from .mfa import Mfa
    from .network import Network
    from .organizations import Organizations
    from .partner_auth import PartnerAuth
    from .partner_organizations import PartnerOrganizations
    from .partner_risk_verifications import PartnerRiskVerifications
    from .partner_roles import PartnerRoles
    from .partner_users import PartnerUsers
    from .payment_terms import PaymentTerms
    from .payments import Payments
    from .receivable_payments import ReceivablePayments
    from .recurring_bills import RecurringBills
    from .recurring_invoices import RecurringInvoices
    from .reports import Reports
    from .risk_verifications import RiskVerifications
    from .roles import Roles
    from .spend_budgets import SpendBudgets
    from .spend_cards import SpendCards
    from .spend_custom_fields import SpendCustomFields
    from .spend_reimbursements import SpendReimbursements
    from .spend_transactions import SpendTransactions
    from .spend_users import SpendUsers
    from .users import Users
    from .vendor_bank_accounts import VendorBankAccounts
    from .vendor_credits import VendorCredits
    from .vendors import Vendors
    from .webhooks_events import WebhooksEvents
    from .webhooks_health import WebhooksHealth
    from .webhooks_subscriptions import WebhooksSubscriptions

__all__ = ["V3", "Partner", "Spend", "Webhooks", "load_all"]

_MODULES: Final = (
    "accounting_classes",
    "ap_cards",
    "attachments",
    "auth",
    "bank_accounts",
    "bill_approvals",
    "bills",
    "card_accounts",
    "chart_of_accounts",
    "credit_memos",
    "customer_bank_accounts",
    "customer_contacts",
    "customers",
    "departments",
    "documents",
    "employees",
    "exports",
    "funding_accounts",
    "health",
    "invoices",
    "items",
    "jobs",
    "locations",
    "mfa",
    "network",
    "organizations",
    "payment_terms",
    "payments",
    "receivable_payments",
    "recurring_bills",
    "recurring_invoices",
    "reports",
    "risk_verifications",
    "roles",
    "users",
    "vendor_bank_accounts",
    "vendor_credits",
    "vendors",
    "partner_auth",
    "partner_organizations",
    "partner_risk_verifications",
    "partner_roles",
    "partner_users",
    "spend_budgets",
    "spend_cards",
    "spend_custom_fields",
    "spend_reimbursements",
    "spend_transactions",
    "spend_users",
    "webhooks_events",
    "webhooks_health",
    "webhooks_subscriptions",
)


def load_all() -> None:
    """Import every resource now, so that no later call waits for it."""
    for module in _MODULES:
        import_module(f".{module}", __name__)


class V3(Namespace):
    """Accounts payable and receivable, the network, the organization and its users."""

    @cached_property
    def accounting_classes(self) -> AccountingClasses:
        """Accounting classes, one of the seven kinds of classifications."""
        from .accounting_classes import AccountingClasses

        return AccountingClasses(self._caller)

    @cached_property
    def ap_cards(self) -> ApCards:
        """AP cards that can pay bills."""
        from .ap_cards import ApCards

        return ApCards(self._caller)

    @cached_property
    def attachments(self) -> Attachments:
        """Files attached to customers, invoices and vendors."""
        from .attachments import Attachments

        return Attachments(self._caller)

    @cached_property
    def auth(self) -> Auth:
        """Sessions of an organization: login, session details, logout. The client calls these itself."""
        from .auth import Auth

        return Auth(self._caller)

    @cached_property
    def bank_accounts(self) -> BankAccounts:
        """The bank accounts of the organization, and the users who may pay from them."""
        from .bank_accounts import BankAccounts

        return BankAccounts(self._caller)

    @cached_property
    def bill_approvals(self) -> BillApprovals:
        """Approval policies of bills, and pending approvals."""
        from .bill_approvals import BillApprovals

        return BillApprovals(self._caller)

    @cached_property
    def bills(self) -> Bills:
        """Bills that the organization owes its vendors."""
        from .bills import Bills

        return Bills(self._caller)

    @cached_property
    def card_accounts(self) -> CardAccounts:
        """The card accounts of the organization, and the users who may pay with them."""
        from .card_accounts import CardAccounts

        return CardAccounts(self._caller)

    @cached_property
    def chart_of_accounts(self) -> ChartOfAccounts:
        """The accounts of the general ledger."""
        from .chart_of_accounts import ChartOfAccounts

        return ChartOfAccounts(self._caller)

    @cached_property
    def credit_memos(self) -> CreditMemos:
        """Credits for customers, to apply to invoices."""
        from .credit_memos import CreditMemos

        return CreditMemos(self._caller)

    @cached_property
    def customer_bank_accounts(self) -> CustomerBankAccounts:
        """The bank accounts of customers, for charges."""
        from .customer_bank_accounts import CustomerBankAccounts

        return CustomerBankAccounts(self._caller)

    @cached_property
    def customer_contacts(self) -> CustomerContacts:
        """The contact persons of customers."""
        from .customer_contacts import CustomerContacts

        return CustomerContacts(self._caller)

    @cached_property
    def customers(self) -> Customers:
        """Customers that the organization invoices."""
        from .customers import Customers

        return Customers(self._caller)

    @cached_property
    def departments(self) -> Departments:
        """Departments, one of the seven kinds of classifications."""
        from .departments import Departments

        return Departments(self._caller)

    @cached_property
    def documents(self) -> Documents:
        """The documents of bills. Processing an upload takes some minutes before it can be downloaded."""
        from .documents import Documents

        return Documents(self._caller)

    @cached_property
    def employees(self) -> Employees:
        """Employees, one of the seven kinds of classifications."""
        from .employees import Employees

        return Employees(self._caller)

    @cached_property
    def exports(self) -> Exports:
        """The files of scheduled exports of the web app."""
        from .exports import Exports

        return Exports(self._caller)

    @cached_property
    def funding_accounts(self) -> FundingAccounts:
        """The accounts from which the organization and the user may pay."""
        from .funding_accounts import FundingAccounts

        return FundingAccounts(self._caller)

    @cached_property
    def health(self) -> Health:
        """The health of the API."""
        from .health import Health

        return Health(self._caller)

    @cached_property
    def invoices(self) -> Invoices:
        """Invoices that customers owe the organization."""
        from .invoices import Invoices

        return Invoices(self._caller)

    @cached_property
    def items(self) -> Items:
        """Items that are bought or sold, one of the seven kinds of classifications."""
        from .items import Items

        return Items(self._caller)

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs, one of the seven kinds of classifications."""
        from .jobs import Jobs

        return Jobs(self._caller)

    @cached_property
    def locations(self) -> Locations:
        """Locations, one of the seven kinds of classifications."""
        from .locations import Locations

        return Locations(self._caller)

    @cached_property
    def mfa(self) -> Mfa:
        """Multi-factor authentication: phones, challenges, trusted sessions."""
        from .mfa import Mfa

        return Mfa(self._caller)

    @cached_property
    def network(self) -> Network:
        """The BILL Network: find organizations and connect with them."""
        from .network import Network

        return Network(self._caller)

    @cached_property
    def organizations(self) -> Organizations:
        """The organization itself."""
        from .organizations import Organizations

        return Organizations(self._caller)

    @cached_property
    def payment_terms(self) -> PaymentTerms:
        """Payment terms of the organization."""
        from .payment_terms import PaymentTerms

        return PaymentTerms(self._caller)

    @cached_property
    def payments(self) -> Payments:
        """Payments of bills. Most of these calls move money and are never retried."""
        from .payments import Payments

        return Payments(self._caller)

    @cached_property
    def receivable_payments(self) -> ReceivablePayments:
        """Payments received from customers, and charges of customers."""
        from .receivable_payments import ReceivablePayments

        return ReceivablePayments(self._caller)

    @cached_property
    def recurring_bills(self) -> RecurringBills:
        """Schedules that create bills."""
        from .recurring_bills import RecurringBills

        return RecurringBills(self._caller)

    @cached_property
    def recurring_invoices(self) -> RecurringInvoices:
        """Schedules that create invoices."""
        from .recurring_invoices import RecurringInvoices

        return RecurringInvoices(self._caller)

    @cached_property
    def reports(self) -> Reports:
        """Audit trails."""
        from .reports import Reports

        return Reports(self._caller)

    @cached_property
    def risk_verifications(self) -> RiskVerifications:
        """Risk verification of the organization."""
        from .risk_verifications import RiskVerifications

        return RiskVerifications(self._caller)

    @cached_property
    def roles(self) -> Roles:
        """The roles of users of the organization."""
        from .roles import Roles

        return Roles(self._caller)

    @cached_property
    def users(self) -> Users:
        """The users of the organization."""
        from .users import Users

        return Users(self._caller)

    @cached_property
    def vendor_bank_accounts(self) -> VendorBankAccounts:
        """The bank account of a vendor."""
        from .vendor_bank_accounts import VendorBankAccounts

        return VendorBankAccounts(self._caller)

    @cached_property
    def vendor_credits(self) -> VendorCredits:
        """Credits from vendors, to apply to bills."""
        from .vendor_credits import VendorCredits

        return VendorCredits(self._caller)

    @cached_property
    def vendors(self) -> Vendors:
        """Vendors that the organization pays."""
        from .vendors import Vendors

        return Vendors(self._caller)


class Partner(Namespace):
    """Organizations that a partner opens and manages, and their users."""

    @cached_property
    def auth(self) -> PartnerAuth:
        """Sessions of a partner, and sessions on behalf of a user. The client calls these itself."""
        from .partner_auth import PartnerAuth

        return PartnerAuth(self._caller)

    @cached_property
    def organizations(self) -> PartnerOrganizations:
        """Organizations that the partner created."""
        from .partner_organizations import PartnerOrganizations

        return PartnerOrganizations(self._caller)

    @cached_property
    def risk_verifications(self) -> PartnerRiskVerifications:
        """The phones of a partner's users for risk verification."""
        from .partner_risk_verifications import PartnerRiskVerifications

        return PartnerRiskVerifications(self._caller)

    @cached_property
    def roles(self) -> PartnerRoles:
        """The roles in the organizations of a partner."""
        from .partner_roles import PartnerRoles

        return PartnerRoles(self._caller)

    @cached_property
    def users(self) -> PartnerUsers:
        """The users of the organizations of a partner."""
        from .partner_users import PartnerUsers

        return PartnerUsers(self._caller)


class Spend(Namespace):
    """Spend & Expense: budgets, cards, reimbursements and transactions."""

    @cached_property
    def budgets(self) -> SpendBudgets:
        """Budgets and their members."""
        from .spend_budgets import SpendBudgets

        return SpendBudgets(self._caller)

    @cached_property
    def cards(self) -> SpendCards:
        """Spend & Expense cards, physical and virtual."""
        from .spend_cards import SpendCards

        return SpendCards(self._caller)

    @cached_property
    def custom_fields(self) -> SpendCustomFields:
        """Custom fields of transactions and reimbursements, and their values."""
        from .spend_custom_fields import SpendCustomFields

        return SpendCustomFields(self._caller)

    @cached_property
    def reimbursements(self) -> SpendReimbursements:
        """Expenses that users paid themselves and get back."""
        from .spend_reimbursements import SpendReimbursements

        return SpendReimbursements(self._caller)

    @cached_property
    def transactions(self) -> SpendTransactions:
        """Card transactions. Lists hold parent transactions only."""
        from .spend_transactions import SpendTransactions

        return SpendTransactions(self._caller)

    @cached_property
    def users(self) -> SpendUsers:
        """The users of Spend & Expense."""
        from .spend_users import SpendUsers

        return SpendUsers(self._caller)


class Webhooks(Namespace):
    """Events, and the subscriptions to them."""

    @cached_property
    def events(self) -> WebhooksEvents:
        """The catalog of events, and the history of notifications."""
        from .webhooks_events import WebhooksEvents

        return WebhooksEvents(self._caller)

    @cached_property
    def health(self) -> WebhooksHealth:
        """The health of the webhooks service."""
        from .webhooks_health import WebhooksHealth

        return WebhooksHealth(self._caller)

    @cached_property
    def subscriptions(self) -> WebhooksSubscriptions:
        """Subscriptions to events. An organization can have at most ten."""
        from .webhooks_subscriptions import WebhooksSubscriptions

        return WebhooksSubscriptions(self._caller)
