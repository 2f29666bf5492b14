// SPDX-License-Identifier: Apache-2.0
// `history`: recorded samples, their integrity, and deleting old ones. Reads while `run` records.
#include "app/cli/live.h"
#include "app/cli/verb.h"
#include "twin/history/history_reader.h"
#include "twin/history/history_writer.h"
#include "twin/source/source.h"

#include <QCoreApplication>
#include <QDateTime>

namespace twinloom::cli
{
namespace
{

struct Arguments {
    std::string path, tag, history, from, to, before;
    int buckets = 0, keepDays = 0;
    bool json = false;
};

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QString timeText(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time / 1'000'000).toUTC().toString(Qt::ISODateWithMs);
}

QByteArray quoted(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).mid(1);
}

// Written by hand: a day of samples as a QJsonDocument would take gigabytes.
QString samplesJson(const QString &tag, const history::Samples &samples)
{
    QByteArray json =
        "{\"tag\":" + quoted(tag) + ",\"count\":" + QByteArray::number(qint64(samples.size())) + ",\"samples\":[";
    for (std::size_t i = 0; i < samples.size(); ++i)
        json += (i ? ",[" : "[") + QByteArray::number(samples[i].time) + ',' + number(samples[i].value) + ']';
    return QString::fromUtf8(json + "]}");
}

QString bucketsJson(const QString &tag, const history::Buckets &buckets)
{
    qint64 count = 0;
    QByteArray rows;
    for (const history::Bucket &bucket : buckets) {
        const history::Aggregate &sums = bucket.aggregate;
        count += sums.count;
        rows += (rows.isEmpty() ? "[" : ",[") + QByteArray::number(bucket.from) + ',' + QByteArray::number(bucket.to) +
                ',' + QByteArray::number(sums.count) + ',' +
                (sums.count ? number(sums.min) + ',' + number(sums.max) + ',' + number(sums.mean())
                            : QByteArray("null,null,null")) +
                ']';
    }
    return QString::fromUtf8("{\"tag\":" + quoted(tag) + ",\"count\":" + QByteArray::number(count) + ",\"buckets\":[" +
                             rows + "]}");
}

/// What was asked for, within what is recorded.
Result<history::TimeRange> rangeOf(const Arguments &arguments, const QString &place)
{
    auto range = history::recordedRange(place, text(arguments.tag));
    if (!range)
        return range;
    if (!arguments.from.empty()) {
        const auto from = parseTime(text(arguments.from), QStringLiteral("--from"));
        if (!from)
            return unexpected(from.error());
        range->from = *from;
    }
    if (!arguments.to.empty()) {
        const auto to = parseTime(text(arguments.to), QStringLiteral("--to"));
        if (!to)
            return unexpected(to.error());
        range->to = *to;
    }
    if (range->from >= range->to)
        range->to = range->from;
    return range;
}

int printBuckets(const Arguments &arguments, const QString &place, history::TimeRange range, Context &context)
{
    const auto buckets = history::readBuckets(place, text(arguments.tag), range, arguments.buckets, context.progress());
    if (!buckets)
        return context.fail(buckets.error());
    if (arguments.json)
        context.print(bucketsJson(text(arguments.tag), *buckets));
    else
        for (const history::Bucket &bucket : *buckets)
            context.print(QStringLiteral("%1  %2  %3  %4  %5")
                              .arg(timeText(bucket.from))
                              .arg(bucket.aggregate.count, 8)
                              .arg(bucket.aggregate.min)
                              .arg(bucket.aggregate.max)
                              .arg(bucket.aggregate.mean()));
    return kDone;
}

int run(const Arguments &arguments, Context &context)
{
    const QString place = historyPlace(text(arguments.path), text(arguments.history));
    if (const auto opened = openForReading(text(arguments.path)); !opened)
        return context.fail(opened.error());
    const auto range = rangeOf(arguments, place);
    if (!range)
        return context.fail(range.error());
    if (arguments.buckets > 0)
        return printBuckets(arguments, place, *range, context);
    const auto samples = history::readSamples(place, text(arguments.tag), *range, context.progress());
    if (!samples)
        return context.fail(samples.error());
    if (arguments.json)
        context.print(samplesJson(text(arguments.tag), *samples));
    else
        for (const history::Sample &sample : *samples)
            context.print(QStringLiteral("%1  %2").arg(timeText(sample.time)).arg(sample.value, 0, 'g', 17));
    return kDone;
}

int verify(const Arguments &arguments, Context &context)
{
    const QString place = historyPlace(text(arguments.path), text(arguments.history));
    if (const auto opened = openForReading(text(arguments.path)); !opened)
        return context.fail(opened.error());
    context.progress().stage(QCoreApplication::translate("history", "Reading everything again"));
    const auto checked = history::verifyHistory(place, context.progress());
    if (!checked)
        return context.fail(checked.error());
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("days"), checked->days},
                                      {QStringLiteral("samples"), checked->samples},
                                      {QStringLiteral("issues"), issuesToJson(checked->issues)}});
    else
        context.print(QCoreApplication::translate("history", "samples: %1, days: %2, findings: %3")
                          .arg(checked->samples)
                          .arg(checked->days)
                          .arg(checked->issues.size()));
    context.report(checked->issues);
    return context.status = checked->issues.empty() ? kDone : kCheckSaysNo;
}

/// The time whose day is the first that stays.
Result<qint64> firstKept(const Arguments &arguments)
{
    if (!arguments.before.empty())
        return parseTime(text(arguments.before), QStringLiteral("--before"));
    return source::now() - arguments.keepDays * history::kDay;
}

int prune(const Arguments &arguments, Context &context)
{
    const auto time = firstKept(arguments);
    if (!time)
        return context.fail(time.error());
    if (const auto opened = openForReading(text(arguments.path)); !opened)
        return context.fail(opened.error());
    // As a writer: nothing is taken away under a `run` that records into it.
    const auto writer = history::HistoryWriter::open(historyPlace(text(arguments.path), text(arguments.history)), {});
    if (!writer)
        return context.fail(writer.error());
    const auto removed = (*writer)->removeDaysBefore(*time);
    if (!removed)
        return context.fail(removed.error());
    if (arguments.json)
        context.printJson(QJsonObject{{QStringLiteral("days"), *removed}});
    else
        context.print(QCoreApplication::translate("history", "days deleted: %1").arg(*removed));
    return kDone;
}

const char *const kPlaceHelp = "Folder or postgres:// URL that was recorded into (else beside the project)";

/// A verb below `history` about all of it.
Verb addPart(Verb verb, const char *name, const char *help, const std::shared_ptr<Arguments> &arguments)
{
    const Verb part = verb.verb(name, help);
    part.option("project", arguments->path, "The .twin file").required();
    part.option("--history", arguments->history, kPlaceHelp);
    part.flag("--json", arguments->json, "Print one JSON document");
    return part;
}

} // namespace

void addHistory(Verb app, Context &context)
{
    auto arguments = std::make_shared<Arguments>();
    const Verb verb =
        app.verb("history", "Recorded samples of a tag; with `verify`, their integrity; with `prune`, fewer days");
    const Option path = verb.option("project", arguments->path, "The .twin file");
    const Option tag = verb.option("tag", arguments->tag, "TWIN.PROPERTY");
    verb.option("--from", arguments->from, "First time: ISO 8601 or UTC nanoseconds");
    verb.option("--to", arguments->to, "Time behind the last");
    verb.option("--buckets", arguments->buckets, "So many equal stretches with count, minimum, maximum and mean")
        .range(1, 1'000'000);
    verb.option("--history", arguments->history, kPlaceHelp);
    verb.flag("--json", arguments->json, "Print one JSON document");

    const Verb check = addPart(verb, "verify", "Read everything again, against its counts and checksums", arguments);
    check.run([arguments, &context] { verify(*arguments, context); });
    const Verb pruning = addPart(verb, "prune", "Delete old days for good; `run --keep` does it by itself", arguments);
    const Verb which = pruning.group("Which");
    which.option("--keep", arguments->keepDays, "All that are older than so many days").range(1, 100'000);
    which.option("--before", arguments->before, "All before the (UTC) day of this time");
    which.choose(1, 1);
    pruning.run([arguments, &context] { prune(*arguments, context); });
    verb.run([=, &context] {
        if (check.named() || pruning.named())
            return;
        for (const Option &needed : {path, tag})
            if (!needed.given())
                missing(needed.name());
        run(*arguments, context);
    });
}

} // namespace twinloom::cli
