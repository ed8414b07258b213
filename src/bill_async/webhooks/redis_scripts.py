"""The scripts of the event store in Redis. Each is one transaction.

The keys, after the prefix of the store:

    event:ID          a hash: seq, type, subject, updated, source, state, owner, attempts, received, due, finished,
                      error, completed, body
    seq               the number of the last event in the order of arrival
    state:STATE       the ids of the events of a state, by seq
    subject:SUBJECT   a hash while the line exists: `first`, the member that is first in line; `running`, a number
    line:SUBJECT      the members that wait, by `updated`
    known:SUBJECT     the ids of all events, by `updated`
    reached:SUBJECT   the ids of those that are not pending, by `updated`
    due               the members that are first in line, by their due time
    done, bodies      the ids of the events that are done, and of those that have a body, by the time of their end
    owners, owned:ID  the owners of running events, and the ids of their events
    notes             a hash of the texts

A member is the seq of an event in 16 digits and its id, so that members of one score are in the order of arrival.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ADD", "CLAIM", "CLAIM_ONLY", "CLAIM_SAME", "COUNTS", "FINISH", "LATEST", "LIST", "NEXT_DUE"]
__all__ += ["RECOVER", "REQUEUE", "TRIM"]

_COMMON: Final = """
local P = KEYS[1]
local call = redis.call

local function of(id, name) return call('HGET', P .. 'event:' .. id, name) end

local function member(id) return string.format('%016d', tonumber(of(id, 'seq'))) .. id end

local function id_of(member) return string.sub(member, 17) end

local function set(id, state)
    call('ZREM', P .. 'state:' .. of(id, 'state'), id)
    call('ZADD', P .. 'state:' .. state, of(id, 'seq'), id)
    call('HSET', P .. 'event:' .. id, 'state', state)
end

local function advance(subject)
    local line = P .. 'subject:' .. subject
    if call('HEXISTS', line, 'first') == 1 or tonumber(call('HGET', line, 'running') or '0') > 0 then return end
    local front = call('ZRANGE', P .. 'line:' .. subject, 0, 0)[1]
    if not front then
        call('DEL', line)
        return
    end
    call('ZREM', P .. 'line:' .. subject, front)
    call('HSET', line, 'first', front)
    call('ZADD', P .. 'due', of(id_of(front), 'due'), front)
end

local function wait(id)
    local updated = of(id, 'updated')
    if updated == '' then updated = '-inf' end
    call('ZREM', P .. 'reached:' .. of(id, 'subject'), id)
    call('ZADD', P .. 'line:' .. of(id, 'subject'), updated, member(id))
end

local function leave(id)
    call('SREM', P .. 'owned:' .. of(id, 'owner'), id)
    call('HSET', P .. 'event:' .. id, 'owner', '')
    call('HINCRBY', P .. 'subject:' .. of(id, 'subject'), 'running', -1)
end

local function read(id)
    local found = call('HGETALL', P .. 'event:' .. id)
    if #found > 0 then
        found[#found + 1] = 'id'
        found[#found + 1] = id
    end
    return found
end

local function take(id, owner)
    local subject, updated, me = of(id, 'subject'), of(id, 'updated'), member(id)
    local line = P .. 'subject:' .. subject
    if call('HGET', line, 'first') == me then
        call('HDEL', line, 'first')
        call('ZREM', P .. 'due', me)
    else
        call('ZREM', P .. 'line:' .. subject, me)
    end
    call('HINCRBY', line, 'running', 1)
    set(id, 'running')
    call('HSET', P .. 'event:' .. id, 'owner', owner)
    call('HINCRBY', P .. 'event:' .. id, 'attempts', 1)
    call('SADD', P .. 'owned:' .. owner, id)
    call('SADD', P .. 'owners', owner)
    local stale = '0'
    if updated ~= '' then
        local latest = call('ZREVRANGE', P .. 'reached:' .. subject, 0, 0, 'WITHSCORES')
        if latest[2] and tonumber(latest[2]) > tonumber(updated) then stale = '1' end
        call('ZADD', P .. 'reached:' .. subject, updated, id)
    end
    local found = read(id)
    found[#found + 1] = 'stale'
    found[#found + 1] = stale
    return found
end
"""

ADD: Final = f"""{_COMMON}
-- ARGV: the time, and for each event its id, type, subject, updated, source and body
local answers = {{}}
for at = 2, #ARGV, 6 do
    local id, subject, updated = ARGV[at], ARGV[at + 2], ARGV[at + 3]
    local new = call('EXISTS', P .. 'event:' .. id) == 0
    if new then
        local seq = call('INCR', P .. 'seq')
        call('HSET', P .. 'event:' .. id, 'seq', seq, 'type', ARGV[at + 1], 'subject', subject, 'updated', updated,
            'source', ARGV[at + 4], 'state', 'pending', 'owner', '', 'attempts', 0, 'received', ARGV[1],
            'due', ARGV[1], 'finished', '', 'error', '', 'completed', '[]', 'body', ARGV[at + 5])
        call('ZADD', P .. 'state:pending', seq, id)
        if updated ~= '' then call('ZADD', P .. 'known:' .. subject, updated, id) end
        wait(id)
        advance(subject)
    end
    answers[#answers + 1] = new and 1 or 0
end
return answers
"""
CLAIM: Final = f"""{_COMMON}
-- ARGV: the owner, the time, and how many at most
local taken = {{}}
for _, due in ipairs(call('ZRANGEBYSCORE', P .. 'due', '-inf', ARGV[2], 'LIMIT', 0, ARGV[3])) do
    taken[#taken + 1] = take(id_of(due), ARGV[1])
end
return taken
"""
CLAIM_ONLY: Final = f"""{_COMMON}
-- ARGV: the owner, and the id
local subject = of(ARGV[2], 'subject')
if not subject or call('HGET', P .. 'subject:' .. subject, 'first') ~= member(ARGV[2]) then return {{}} end
return {{take(ARGV[2], ARGV[1])}}
"""
CLAIM_SAME: Final = f"""{_COMMON}
-- ARGV: the owner, the subject, and the type
local taken = {{}}
for _, waiting in ipairs(call('ZRANGE', P .. 'line:' .. ARGV[2], 0, -1)) do
    local id = id_of(waiting)
    if of(id, 'type') == ARGV[3] then taken[#taken + 1] = take(id, ARGV[1]) end
end
return taken
"""
FINISH: Final = f"""{_COMMON}
-- ARGV: the owner, the time, and for each event its id, state, attempts, due time, error and completed handlers
for at = 3, #ARGV, 6 do
    local id, state = ARGV[at], ARGV[at + 1]
    local key = P .. 'event:' .. id
    if of(id, 'state') == 'running' and of(id, 'owner') == ARGV[1] then
        call('HSET', key, 'completed', ARGV[at + 5])
        if state ~= 'running' then
            leave(id)
            set(id, state)
            call('HSET', key, 'attempts', ARGV[at + 2], 'due', ARGV[at + 3], 'error', ARGV[at + 4],
                'finished', state == 'pending' and '' or ARGV[2])
            if state == 'pending' then wait(id) end
            if state == 'done' then
                call('ZADD', P .. 'done', ARGV[2], id)
                if of(id, 'body') ~= '' then call('ZADD', P .. 'bodies', ARGV[2], id) end
            end
            advance(of(id, 'subject'))
        end
    end
end
"""
RECOVER: Final = f"""{_COMMON}
-- ARGV: the owner, and the ids of its events
local known, released = {{}}, 0
for at = 2, #ARGV do known[ARGV[at]] = true end
for _, owner in ipairs(call('SMEMBERS', P .. 'owners')) do
    local mine = owner == ARGV[1]
    if mine or call('EXISTS', P .. 'owner:' .. owner) == 0 then
        for _, id in ipairs(call('SMEMBERS', P .. 'owned:' .. owner)) do
            if not (mine and known[id]) then
                leave(id)
                set(id, 'pending')
                wait(id)
                advance(of(id, 'subject'))
                released = released + 1
            end
        end
        if not mine then call('SREM', P .. 'owners', owner) end
    end
end
return released
"""
NEXT_DUE: Final = f"""{_COMMON}
local first = call('ZRANGE', P .. 'due', 0, 0)[1]
return first and of(id_of(first), 'due')
"""
LIST: Final = f"""{_COMMON}
-- ARGV: the state, the id of the last event of the previous page, and how many at most
local after, found = of(ARGV[2], 'seq') or '0', {{}}
for _, id in ipairs(call('ZRANGEBYSCORE', P .. 'state:' .. ARGV[1], '(' .. after, '+inf', 'LIMIT', 0, ARGV[3])) do
    found[#found + 1] = read(id)
end
return found
"""
COUNTS: Final = f"""{_COMMON}
-- ARGV: the states
local counts = {{}}
for at = 1, #ARGV do counts[at] = call('ZCARD', P .. 'state:' .. ARGV[at]) end
return counts
"""
LATEST: Final = f"""{_COMMON}
-- ARGV: the subjects
local found = {{}}
for at = 1, #ARGV do
    local latest = call('ZREVRANGE', P .. 'known:' .. ARGV[at], 0, 0)[1]
    found[at] = latest and of(latest, 'updated') or ''
end
return found
"""
REQUEUE: Final = f"""{_COMMON}
-- ARGV: the id, and the time
local id = ARGV[1]
local state = of(id, 'state')
if not state or state == 'pending' or state == 'running' or of(id, 'body') == '' then return 0 end
local completed = state == 'dead' and of(id, 'completed') or '[]'
set(id, 'pending')
call('ZREM', P .. 'done', id)
call('ZREM', P .. 'bodies', id)
call('HSET', P .. 'event:' .. id, 'attempts', 0, 'due', ARGV[2], 'finished', '', 'completed', completed)
wait(id)
advance(of(id, 'subject'))
return 1
"""
TRIM: Final = f"""{_COMMON}
-- ARGV: before when events are deleted, before when bodies are dropped, and how many at most
local old = call('ZRANGEBYSCORE', P .. 'done', '-inf', '(' .. ARGV[1], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(old) do
    local subject = of(id, 'subject')
    for _, name in ipairs({{'state:done', 'done', 'bodies', 'known:' .. subject, 'reached:' .. subject}}) do
        call('ZREM', P .. name, id)
    end
    call('DEL', P .. 'event:' .. id)
end
local bodies = call('ZRANGEBYSCORE', P .. 'bodies', '-inf', '(' .. ARGV[2], 'LIMIT', 0, ARGV[3])
for _, id in ipairs(bodies) do
    call('HSET', P .. 'event:' .. id, 'body', '')
    call('ZREM', P .. 'bodies', id)
end
return {{#old, #bodies}}
"""
