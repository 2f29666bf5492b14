// SPDX-License-Identifier: Apache-2.0
// What a sentence asks for: counts, relations, bans, a room type, a density. English and Chinese, one lexicon
// (resources/scenegen/lexicon.json), longest match, no other knowledge of language.
//
// Grammar: a prompt is clauses, divided by stops and commas; a clause is phrases and relations in any order.
//   phrase    = [not] [number] [style] noun    "two desks", "没有电视", "一个床头柜", "an industrial table"
//             | noun [:] number                "chairs: 4", "椅子四把": where no noun follows, or a list has that form
//             | size noun                      "a double bed", "大餐桌": scenegen/size_words.h
//   number    = [limit] numeral [multiple] [limit] | numeral to numeral | amount
//                                              scenegen/numeral.h; "two pairs of", "两对"; "a", "some", "几"; "at least
//                                              3", "3 or more", "最多三"; "2 to 4", "between 2 and 4", "两到四"
//   relation  = whole                          "by the window", "靠墙": of the phrase before it, or (at the start of a
//                                              clause, and before "放") of the one after it
//             | before noun [and noun]         "facing the sofa", "面向沙发": of the phrase before it, to the noun
//             after | noun after phrase              "床两侧各放一个床头柜": of the phrase after it, to the noun before
//             | phrase 在 noun after           "书桌在床旁边": of the phrase before 在
//             | phrase back                    "a bed with a nightstand on each side": to the phrase before that
//   style     = before a room type, or with no noun after it: "a modern bedroom", "北欧风格", "in classic style"
// 0 bans a thing. A numeral before a measure ("1.8 m", "四人") counts nothing, nor does one within a word ("two-seat").
// A number goes with an unknown noun of which something is said; a lamp on something is a desk lamp.
// A number multiplies over "on each side of" (two a noun), and over "each", 各 and 每 by the number of those that there
// is one of each: "two nightstands, a lamp on each", "两个床头柜，床头柜上各放一盏台灯", "two desks, each with a
// chair". Some of what was counted in a clause before, with a place of their own, are no further ones: "three desks,
// one desk by the door", "three desks, one of them by the door", "two nightstands, one on each side"; and a relation at
// the start of a clause is to what was named last: "沙发，右边一盏落地灯"; but the other side is of the same thing:
// "床的左边放书桌， 右边放衣柜". "Between" is of two things, or of several of one kind. "Only" before all else asks for
// nothing more (density 0). A chair that faces a desk or dining table is sat on: before the desk, around the table. A
// noun without a number and with a relation means those that there are, at least one. "no", "不要" and the like ban
// what follows, up to "with", "but" or the end of the clause; with a relation ("not by the window", "床不要靠窗") they
// are passed over, since no request says where things shall not be (scenegen/negation.h).
#pragma once

#include "scenegen/prompt_reading.h"

namespace twinloom::scenegen
{

/// Never fails; at most the first 2,000 characters are read.
PromptReading readPrompt(const QString &prompt);
/// The request's prompt, with the tags of the models that it offers as styles.
PromptReading readPrompt(const Request &request);

/// What it was read as. Adds what the request's prompt says to its counts, wishes, parameters ("density", where the
/// generator has it) and, where the room has no type, to the room. What the request says by itself stays. Issues:
/// "prompt-understood" with the echo, "prompt-unknown-words", "prompt-number-refused", "prompt-number-limited" (more
/// than kMostAsked, or a prompt too long to be read), "prompt-negation-refused" (where a thing shall not be),
/// "prompt-not-understood", "prompt-room-type" (it names another type than the room's).
PromptReading applyPrompt(Request &request, bool hasDensity, Issues &issues);

} // namespace twinloom::scenegen
