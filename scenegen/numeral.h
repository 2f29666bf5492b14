// SPDX-License-Identifier: Apache-2.0
// Numbers as people write them in a prompt: digits, English words, Chinese numerals.
//
//   digits   = "12", "１２" (any script's digits), "1,000", "3百", "1万"
//   English  = "twelve", "twenty-five", "two hundred and five", "a hundred", "three thousand and one" (up to millions)
//   Chinese  = 十五, 二十五, 廿五, 一百零二, 两百, 一百五 (150), 一〇五 (digit by digit, with a zero), 一万二千
// What is written as a number and counts no things has no value: fractions ("2.5", "1/2", "½", "two and a half",
// "two point five", 二点五), negative ones ("-3", "minus three", 负三), and "about so many" (三四, 十几).
#pragma once

#include <QStringView>

#include <optional>

namespace twinloom::scenegen
{

struct Numeral {
    qsizetype length = 0;        ///< characters
    std::optional<double> value; ///< a whole number, 0 or more; none: see above
};

/// The longest number that starts at `at`; none where none starts there. `text` is lower case, with simplified
/// characters.
std::optional<Numeral> readNumeral(QStringView text, qsizetype at);

} // namespace twinloom::scenegen
