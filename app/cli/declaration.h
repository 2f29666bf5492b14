// SPDX-License-Identifier: Apache-2.0
// How a verb declares itself: its options, and from the same words its help, its checks and what it does. CLI11 parses;
// it stands behind these handles so that its ten thousand lines are compiled once, not with every verb.
// Thread: the main one. A handle may be copied; what it names lives as long as the program.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>

namespace CLI
{
class App;
class Option;
} // namespace CLI

namespace twinloom::cli
{

/// An option, or an argument by its place.
class Option
{
public:
    explicit Option(CLI::Option *option) : m_option(option) {}

    Option required() const;
    /// The help says the value that it has now, which is used where none is given.
    Option showDefault() const;
    Option oneOf(std::initializer_list<const char *> values) const;
    /// `least <= value <= most`. T: int, qint64 or double.
    template <class T>
    Option range(T least, T most) const;
    /// Only together with the other; never together with it.
    Option needs(Option other) const;
    Option excludes(Option other) const;
    /// One text of `count` values, as in 1,2,3.
    Option list(char separator, int count) const;

    bool given() const;
    std::string name() const;

private:
    CLI::Option *m_option;
};

/// A verb, or a group of its options.
class Verb
{
public:
    explicit Verb(CLI::App *app) : m_app(app) {}

    /// A verb below this one.
    Verb verb(const char *name, const char *help) const;
    Verb group(const char *name) const;
    /// "--name" or, without dashes, an argument by its place. The value must outlive the parsing. T: std::string, a
    /// number, a vector of texts or numbers, or std::optional<double>. An option of a vector takes one value each time
    /// that it is given: what comes after is an argument by its place. A T without a sign takes no negative number.
    template <class T>
    Option option(const char *name, T &value, const char *help) const;
    Option flag(const char *name, bool &value, const char *help) const;
    /// Calls with the number that was given.
    Option number(const char *name, const std::function<void(double)> &given, const char *help) const;

    /// One of the verbs below it has to be named.
    void needsVerb() const;
    /// So many of the group's options may be given.
    void choose(int least, int most) const;
    void run(std::function<void()> work) const;
    bool named() const;

private:
    CLI::App *m_app;
};

/// Ends a run() with wrong usage: `what` is missing.
[[noreturn]] void missing(const std::string &what);

/// Parses and runs. The verbs are declared by `declare`; they leave their exit status in `status`.
int parseAndRun(int argc, char **argv, const std::function<void(Verb)> &declare, const int &status);

} // namespace twinloom::cli
