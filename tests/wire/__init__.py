"""A small Discord on loopback: gateway and REST, in its own process, and the client with which tests drive it.

A test asks for the fixture ``wire``, starts a bot on it and uses it as a member would::

    async def test_a_drop_in_mid_command(wire: Wire) -> None:
        async with wire.bot(env={"DATA_FOLDER": folder}) as bot:  # "--bare": the minimal bot instead of the project's
            ids = await wire.barrage([command("pace", {"time": "6:00 1k"})], 200, rate=100, drops=50)
            outcomes = await wire.outcomes(ids)
            assert all(outcome.answered and not outcome.answered_twice for outcome in outcomes)

Afterwards the fixture fails the test if any body could have pinged somebody or was refused as invalid, if an IDENTIFY
was refused, or if an answer of the wire itself departs from Discord's OpenAPI file. A test that provokes such a thing
takes it with ``wire.take_violations()``.

``settings`` what can be set · ``world`` ids, users, guilds · ``gateway`` · ``rest`` · ``answers`` the routes of
interactions · ``interactions`` · ``messages`` · ``commands`` · ``ratelimits`` · ``limits`` what the OpenAPI file does
not say · ``checks`` what it says · ``faults`` · ``garbage`` · ``load`` · ``journal`` · ``control`` the private endpoint
· ``server`` the process · ``client`` what a test holds · ``process`` child processes · ``launch`` runs a bot ·
``bare`` the minimal bot · ``raw`` a gateway client without a library
"""
