// SPDX-License-Identifier: Apache-2.0
// What every verb of the command line shares: where results, findings and progress go, and how it ends.
// Results on standard output, everything else on standard error. Thread: the main one; Ctrl-C cancels `progress`.
#pragma once

#include "core/progress.h"
#include "core/project/project.h"

#include <QJsonDocument>

namespace twinloom::cli
{

class Context
{
public:
    Context();
    ~Context();
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;

    /// Cancelled by Ctrl-C. Draws a bar on a terminal, else prints a line a second.
    Progress &progress() { return m_progress; }
    bool cancelled() const { return m_progress.cancelled(); }

    /// One JSON document on standard output, compact, with a line end.
    void printJson(const QJsonObject &object) { printJson(QJsonDocument(object)); }
    void printJson(const QJsonArray &array) { printJson(QJsonDocument(array)); }
    void printJson(const QJsonDocument &document);
    /// A line on standard output.
    void print(const QString &line);
    /// A line on standard error, after the progress bar is wiped away.
    void note(const QString &line);
    void report(const Issues &issues);
    /// Says what went wrong, and gives the exit status for it.
    int fail(const Error &error);
    /// What the program ends with: `verdict`, or the status of a failed write when standard output took not all that
    /// was printed. A reader that went away (`| head`) knows, so nothing is said of it.
    int finish(int verdict);

    /// While one lives, Ctrl-C ends the program at once: for work that writes nothing and that a library does in one
    /// piece, such as a driver that draws. It says at once what it does, since it may say nothing for long.
    class EndAtOnce
    {
    public:
        explicit EndAtOnce(Context &context);
        ~EndAtOnce();
        EndAtOnce(const EndAtOnce &) = delete;
        EndAtOnce &operator=(const EndAtOnce &) = delete;
    };

    int status = 0; ///< what the verb found

private:
    void drawProgress(double share, const QString &stage);
    void wipeProgress();

    Progress m_progress;
    bool m_terminal = false;
    qint64 m_lastLine = 0; ///< when progress was last told, in milliseconds; at first, when the program began
    bool m_barShown = false;
};

QJsonArray issuesToJson(const Issues &issues);
inline QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

/// Opens, and journals under `verb` what `change` makes of the scene: the common way of verbs that change a project.
/// On success the project stays open in the result's holder until the verb ends.
Result<project::Project> openForWriting(const QString &path);
Result<project::Project> openForReading(const QString &path);

} // namespace twinloom::cli
