// SPDX-License-Identifier: Apache-2.0
// Words of prompts and what they are. Longest match: by words in English, by characters in Chinese. Traditional
// characters, and letters and digits of full width, are read as the usual ones; numbers as scenegen/numeral.h says.
#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace twinloom::scenegen
{

struct Token {
    enum class Kind {
        Noun,     ///< `text` is a category
        RoomType, ///< `text` is a room type
        Number,   ///< `text` as written; `number` is NaN where it counts no things ("2.5", "-3")
        Amount,   ///< a word like "some" or "a"
        Multiple, ///< of the number before it: "pairs of"
        Measure,  ///< what the number before it measures rather than counts: "metres"; `text` as written
        Density,
        RelationWhole,  ///< `text` is the relation, here and below
        RelationBefore, ///< before the noun that it relates to
        RelationAfter,  ///< after that noun
        RelationBack,   ///< to a noun named before
        Not,
        Resume, ///< ends a ban
        And,
        At,
        It,
        Stop, ///< end of a clause; `text` is the character
        Ignored,
        Unknown, ///< `text` as written
        Style,   ///< `text` is one of asset::styles()
        AtLeast, ///< of the number after it, or before it: "at least 3", "3 or more"
        AtMost,
        MoreThan, ///< as AtLeast, without the number itself
        FewerThan,
        Range, ///< between two numbers: "2 to 4"
        Each,  ///< "each", "各": of what was named, or is named next
        NotAt  ///< a negation where a place or a placing follows: 不 of 不靠窗; else a part of a word (不锈钢)
    };
    Kind kind = Kind::Unknown;
    QString text;
    double number = 0;
    QString shape = {}; ///< of a noun: "round"
    /// Of a number that is none, but bounds one; none: that side is open. Then `number` is one of the two.
    std::optional<double> least = {}, most = {};
    QString written = {}; ///< as it stands in the prompt
    QString size = {};    ///< of a noun: "double" (size_words.h)
};

using Tokens = std::vector<Token>;
constexpr const char *kNothingElse = "nothing-else"; ///< `text` of a Density that is said of all that was named before

/// The next token from `at` on that is of none of these kinds; the end where there is none.
std::size_t after(const Tokens &tokens, std::size_t at, std::initializer_list<Token::Kind> passed);

/// Not changed after construction; safe from any thread.
class Lexicon
{
public:
    /// The built-in words and the names of all categories and room types that the generators know.
    static const Lexicon &builtIn();

    Tokens read(const QString &prompt) const;

private:
    Lexicon();
    /// Lower case, simplified characters, usual width; as many characters as before.
    QString folded(const QString &prompt) const;
    void add(const QString &words, Token token);
    void addSizes();
    const Token *find(const QString &words) const;
    /// These read one token of a folded prompt at `at`, and move it on.
    Token next(const QString &prompt, qsizetype &at) const;
    Token nextWord(const QString &prompt, qsizetype &at) const;
    Token nextWords(const QString &prompt, qsizetype &at) const;
    Token nextCharacters(const QString &prompt, qsizetype &at) const;
    bool isPlace(const QString &prompt, qsizetype at) const;

    QHash<QString, Token> m_words;
    QHash<QChar, QChar> m_simplified; ///< by traditional character
};

} // namespace twinloom::scenegen
