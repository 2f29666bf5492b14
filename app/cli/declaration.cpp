// SPDX-License-Identifier: Apache-2.0
#include "app/cli/declaration.h"

#include "app/cli/exit_status.h"
#include "core/nearest.h"

#include <CLI/CLI.hpp>

#include <QtGlobal>

#include <cstdint>

namespace twinloom::cli
{

Option Option::required() const
{
    m_option->required();
    return *this;
}

Option Option::showDefault() const
{
    m_option->capture_default_str();
    return *this;
}

Option Option::oneOf(std::initializer_list<const char *> values) const
{
    m_option->check(CLI::IsMember(std::vector<std::string>(values.begin(), values.end())));
    return *this;
}

template <class T>
Option Option::range(T least, T most) const
{
    m_option->check(CLI::Range(least, most));
    return *this;
}

template Option Option::range(int, int) const;
template Option Option::range(qint64, qint64) const;
template Option Option::range(double, double) const;

Option Option::needs(Option other) const
{
    m_option->needs(other.m_option);
    return *this;
}

Option Option::excludes(Option other) const
{
    m_option->excludes(other.m_option);
    return *this;
}

Option Option::list(char separator, int count) const
{
    m_option->delimiter(separator)->expected(count);
    return *this;
}

bool Option::given() const
{
    return m_option->count() > 0;
}

std::string Option::name() const
{
    return m_option->get_name();
}

namespace
{

CLI::Validator notNegative()
{
    return CLI::Validator(
        [](const std::string &given) {
            return given.starts_with('-') ? "\"" + given + "\" is negative" : std::string();
        },
        {});
}

} // namespace

Verb Verb::verb(const char *name, const char *help) const
{
    return Verb(m_app->add_subcommand(name, help));
}

Verb Verb::group(const char *name) const
{
    return Verb(m_app->add_option_group(name));
}

template <class T>
Option Verb::option(const char *name, T &value, const char *help) const
{
    CLI::Option *option = m_app->add_option(name, value, help);
    if (!option->get_positional())
        option->allow_extra_args(false);
    if constexpr (std::is_unsigned_v<T>)
        option->check(notNegative()); // CLI11 wraps -1 round to the largest number
    return Option(option);
}

template Option Verb::option(const char *, std::string &, const char *) const;
template Option Verb::option(const char *, int &, const char *) const;
template Option Verb::option(const char *, qint64 &, const char *) const;
template Option Verb::option(const char *, std::int64_t &, const char *) const; // "long" where qint64 is "long long"
template Option Verb::option(const char *, quint64 &, const char *) const;
template Option Verb::option(const char *, std::size_t &, const char *) const;
template Option Verb::option(const char *, float &, const char *) const;
template Option Verb::option(const char *, double &, const char *) const;
template Option Verb::option(const char *, std::optional<double> &, const char *) const;
template Option Verb::option(const char *, std::vector<std::string> &, const char *) const;
template Option Verb::option(const char *, std::vector<float> &, const char *) const;
template Option Verb::option(const char *, std::vector<double> &, const char *) const;

Option Verb::flag(const char *name, bool &value, const char *help) const
{
    return Option(m_app->add_flag(name, value, help));
}

Option Verb::number(const char *name, const std::function<void(double)> &given, const char *help) const
{
    return Option(m_app->add_option_function<double>(name, given, help));
}

void Verb::needsVerb() const
{
    m_app->require_subcommand(1);
}

void Verb::choose(int least, int most) const
{
    m_app->require_option(std::size_t(least), std::size_t(most));
}

void Verb::run(std::function<void()> work) const
{
    m_app->callback(std::move(work));
}

bool Verb::named() const
{
    return m_app->parsed();
}

void missing(const std::string &what)
{
    throw CLI::RequiredError(what);
}

namespace
{

/// One line that begins as all our errors do.
std::string complaint(const CLI::App *app, const CLI::Error &error)
{
    std::string path = app->get_name();
    while (!app->get_subcommands().empty()) {
        app = app->get_subcommands().front();
        path += ' ' + app->get_name();
    }
    std::string what = error.what();
    if (const auto words = app->remaining(); !words.empty() && app->get_require_subcommand_min() > 0) {
        std::vector<QString> verbs;
        for (const CLI::App *verb : app->get_subcommands([](const CLI::App *) { return true; }))
            verbs.push_back(QString::fromStdString(verb->get_name()));
        what = '"' + words.front() + "\" is no verb. " +
               suggestion(QString::fromStdString(words.front()), verbs).toStdString();
        what.erase(what.find_last_not_of(' ') + 1);
    }
    if (what.find_last_of(".?!") != what.size() - 1)
        what += '.';
    return "twinloom: " + what + " See \"" + path + " --help\".\n";
}

} // namespace

int parseAndRun(int argc, char **argv, const std::function<void(Verb)> &declare, const int &status)
{
    CLI::App app{"Twinloom: scanned, generated and live, in one scene", "twinloom"};
    app.require_subcommand(1);
    app.set_version_flag("--version", TWINLOOM_VERSION);
    app.footer("Exit status: 0 done, 1 the check says no, 2 wrong usage, 3 bad input, 4 not found, 5 input/output,\n"
               "6 conflict, 7 cancelled, 8 a peer failed, 70 our bug.");
    app.failure_message(complaint);
    declare(Verb(&app));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
        app.exit(error); // prints help or the complaint
        return asked ? kDone : kWrongUsage;
    }
    return status;
}

} // namespace twinloom::cli
