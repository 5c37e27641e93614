"""The solved orders told as data, before they take their shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from provisions.orders import OrdersOnRecord
from provisions.sequence import Account, Explainer, Fit, Link, Order, open_orders, state_words


class Told:
    """Tells the solved orders as data; orders go by their number in the answer."""

    def __init__(self, record: OrdersOnRecord) -> None:
        self.record, self.solved = record, record.solved
        self.words = Explainer(record.tangle)
        # A word of one day may stand twice; two orders never rest on the same rows.
        self.numbers = {order.rows: n for n, order in enumerate(self.solved.orders, start=1)}

    @property
    def everything(self) -> dict[str, Any]:
        return {
            "milestones": self._milestones(),
            "orders": self._orders(),
            "before_signature": self._before(),
            "alone": [
                {"voice": voice, **self._fit(fit, f"The orders stated by {voice.name}")}
                for voice, fit in self.solved.alone
            ],
            "together": self._fit(self.solved.together, "The stated orders"),
            "freed": self._freed(),
            **self._effects(),
        }

    def _numbered(self, orders: Iterable[Order]) -> list[int]:
        return [self.numbers[order.rows] for order in orders]

    def _milestones(self) -> list[dict[str, Any]]:
        tangle, rows = self.record.tangle, self.record.milestones
        return [
            {
                "id": key,
                "key": rows[key].key,
                "title": found.title,
                "kind": found.kind,
                "reached": found.reached,
                "accounts_differ": found.accounts_differ,
                "is_followed": found.is_followed,
                "accounts": [{"voice": v, "held": h} for v, h in sorted(found.accounts.items())],
                "sentence": state_words(found),
            }
            for key, found in sorted(
                tangle.milestones.items(), key=lambda item: tangle.by_title(item[0])
            )
        ]

    def _orders(self) -> list[dict[str, Any]]:
        standing = set(open_orders(self.solved.orders, self.record.tangle))
        return [self._order(order, order in standing) for order in self.solved.orders]

    def _order(self, order: Order, is_open: bool) -> dict[str, Any]:
        return {
            "number": self.numbers[order.rows],
            "kind": order.kind,
            "dependent": order.dependent,
            "needs": order.needs,
            "voice": order.voice,
            "basis": order.basis,
            "since": order.since,
            "open": is_open,
            "sentence": f"{self.words.order(order)}.",
            "statements": [self.record.dependencies[row] for row in order.rows],
        }

    def _before(self) -> list[dict[str, Any]]:
        return [
            {
                "milestone": found.target,
                "voice": found.voice,
                "steps": [
                    {
                        "milestone": step.milestone,
                        "held": step.held,
                        "at_once": step.at_once,
                        "orders": self._numbered(step.path),
                    }
                    for step in found.steps
                ],
                "sentences": self.words.preceding(found),
            }
            for found in self.solved.preceding
        ]

    def _fit(self, fit: Fit, whose: str) -> dict[str, Any]:
        return {
            "verdict": fit.verdict,
            "orders": self._numbered(fit.orders),
            "at_once": [
                {
                    "milestones": group.members,
                    "orders": self._numbered(group.orders),
                    "as_stated": group.as_stated,
                    "sentence": self.words.at_once(group),
                }
                for group in fit.at_once
            ],
            "contradictions": [
                {
                    "links": [self._link(link) for link in one.links],
                    "acts": one.apart,
                    "sentence": self.words.contradiction(one),
                }
                for one in fit.contradictions
            ],
            "sentences": self.words.fit(fit, whose),
        }

    def _link(self, link: Link) -> dict[str, Any]:
        return {
            "before": link.before,
            "after": link.after,
            "orders": self._numbered(link.orders),
            "excludes": link.excludes,
        }

    def _freed(self) -> list[dict[str, Any]]:
        return [
            {
                "milestone": freed.milestone,
                "waived_by": freed.waived_by,
                "by_all": freed.by_all,
                "by_voice": [{"voice": v, "milestones": m} for v, m in freed.by_voice.items()],
                "sentence": self.words.freed(freed),
            }
            for freed in self.solved.freed
        ]

    def _effects(self) -> dict[str, Any]:
        return {
            "brought_about": [
                {
                    "by": start,
                    "milestone": one.milestone,
                    "voice": one.voice,
                    "orders": self._numbered(one.path),
                    "sentence": self.words.brought(one),
                }
                for start, found in self.solved.brought
                for one in found
            ],
            "ruled_out": [
                {
                    "order": self.numbers[one.order.rows],
                    "already": one.already,
                    "sentence": self.words.ruled_out(one),
                }
                for one in self.solved.ruled_out
            ],
            "endings": [
                {
                    "article": ending.article,
                    "subject": ending.subject or None,
                    "accounts_differ": ending.accounts_differ,
                    "accounts": [_account(account) for account in ending.accounts],
                }
                for ending in self.solved.endings
            ],
        }


def _account(account: Account) -> dict[str, Any]:
    return {
        "voice": account.voice,
        "reading": None if account.word == "triggers" else account.word,
        "rows": account.rows,
    }
