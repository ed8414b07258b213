"""The words for the names of seeded objects."""

from __future__ import annotations

from typing import Final

BUSINESS_FIRST: Final = (
    "Harbor", "Summit", "Cedar", "Bluebird", "Ironwood", "Maple", "Granite", "Lakeside", "Golden Gate", "Prairie",
    "Redwood", "Silver Creek", "Coastal", "Northwind", "Juniper", "Beacon", "Copper", "Evergreen", "Pioneer", "Orchard",
)  # fmt: skip
BUSINESS_SECOND: Final = (
    "Office Supply", "Logistics", "Printing", "Electric", "Catering", "Software", "Plumbing", "Freight", "Design",
    "Cleaning", "Packaging", "Insurance", "Roofing", "Staffing", "Coffee Roasters", "Security", "Landscaping",
)  # fmt: skip
BUSINESS_LAST: Final = ("Inc.", "LLC", "Co.", "Partners", "Group")
FIRST_NAMES: Final = (
    "Amelia", "Ben", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Hiro", "Ines", "Jonas", "Keiko", "Liam", "Maya",
    "Noor", "Oscar", "Priya", "Quinn", "Rosa", "Samir", "Tessa", "Uma", "Viktor", "Wen", "Yusuf",
)  # fmt: skip
LAST_NAMES: Final = (
    "Alvarez", "Brooks", "Chen", "Duarte", "Eriksen", "Fischer", "Gupta", "Hughes", "Ito", "Johansson", "Kowalski",
    "Lopez", "Moreau", "Nakamura", "Okafor", "Patel", "Rossi", "Schmidt", "Tran", "Vega", "Walsh",
)  # fmt: skip
STREETS: Final = ("Main St", "Oak Ave", "Market St", "Pine Rd", "Mission Blvd", "Lake Dr", "Second Ave", "Elm Ct")
CITIES: Final = (
    ("San Jose", "CA", "95113"), ("Austin", "TX", "78701"), ("Denver", "CO", "80202"), ("Portland", "OR", "97204"),
    ("Chicago", "IL", "60606"), ("Boston", "MA", "02110"), ("Atlanta", "GA", "30303"), ("Houston", "TX", "77002"),
)  # fmt: skip
ABROAD: Final = (
    ("Toronto", "ON", "M5H 2N2", "CA", "Canada", "CAD"),
    ("London", "", "EC2V 7NQ", "GB", "United Kingdom", "GBP"),
    ("Berlin", "", "10117", "DE", "Germany", "EUR"),
)
GOODS: Final = (
    "Paper and toner", "Monthly retainer", "Freight to warehouse", "Cloud hosting", "Office chairs", "Event catering",
    "Window cleaning", "Network switches", "Liability insurance", "Design sprint", "Coffee beans", "Security patrol",
)  # fmt: skip
MERCHANTS: Final = (
    "Delta Air", "Corner Bistro", "Metro Taxi", "Cloudworks", "Office Barn", "Hotel Aurora", "City Parking",
    "Green Grocer", "Print Express", "Rail Link",
)  # fmt: skip
ACCOUNTS: Final = (
    ("Office expenses", "EXPENSE"), ("Travel", "EXPENSE"), ("Rent", "EXPENSE"), ("Utilities", "EXPENSE"),
    ("Professional fees", "EXPENSE"), ("Software", "EXPENSE"), ("Insurance", "EXPENSE"), ("Freight", "EXPENSE"),
    ("Product sales", "INCOME"), ("Services", "INCOME"), ("Accounts payable", "ACCOUNTS_PAYABLE"),
    ("Accounts receivable", "ACCOUNTS_RECEIVABLE"), ("Operating account", "BANK"), ("Company card", "CREDIT_CARD"),
    ("Equipment", "FIXED_ASSET"), ("Prepaid expenses", "OTHER_CURRENT_ASSET"),
)  # fmt: skip
DEPARTMENTS: Final = (
    "Engineering", "Marketing", "Sales", "Finance", "Operations", "Support", "People", "Legal", "Product", "Research",
)  # fmt: skip
BUDGETS: Final = (
    "Travel", "Team lunches", "Software", "Conferences", "Office supplies", "Marketing events", "Training", "Fleet",
)  # fmt: skip
ROLES: Final = (
    ("ADMINISTRATOR", "Administrator"), ("PAYER", "Payer"), ("APPROVER", "Approver"), ("CLERK", "Clerk"),
    ("ACCOUNTANT", "Accountant"), ("AUDITOR", "Auditor"),
)  # fmt: skip
INDUSTRIES: Final = (
    "Accounting", "Agriculture", "Construction", "Consulting", "Education", "Finance", "Health care", "Hospitality",
    "Manufacturing", "Nonprofit", "Real estate", "Retail", "Software", "Transportation", "Wholesale",
)  # fmt: skip
