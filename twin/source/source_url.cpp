// SPDX-License-Identifier: Apache-2.0
#include "twin/source/source_url.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace twinloom::source
{
namespace
{

Unexpected wrong(const QString &text, const QString &what)
{
    return unexpected(ErrorCode::Usage,
                      QCoreApplication::translate("source", "The source “%1” cannot be used: %2.").arg(text, what),
                      QCoreApplication::translate("source", "Write mqtt://HOST:PORT/TOPIC?qos=1 or replay:FILE.csv."));
}

using Options = QMap<QString, QString>;

Options parseOptions(const QString &query)
{
    Options options;
    for (const QString &part : query.split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        const auto decoded = [](const QString &text) { return QUrl::fromPercentEncoding(text.toUtf8()); };
        options.insert(decoded(part.left(equals)), equals < 0 ? QString() : decoded(part.mid(equals + 1)));
    }
    return options;
}

/// MQTT 5, section 4.7: + and # stand alone in their level, # only in the last.
bool isTopicFilter(const QString &topic)
{
    const QStringList levels = topic.split(QLatin1Char('/'));
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const bool hash = levels[i].contains(QLatin1Char('#')), plus = levels[i].contains(QLatin1Char('+'));
        if ((hash || plus) && levels[i].size() != 1)
            return false;
        if (hash && i + 1 != levels.size())
            return false;
    }
    return !topic.isEmpty() && topic.toUtf8().size() <= 65'535 && !topic.contains(QChar(0));
}

QString takeMqttOptions(SourceUrl &url, const Options &options)
{
    for (auto option = options.begin(); option != options.end(); ++option) {
        const QString &name = option.key(), &value = option.value();
        if (name == QLatin1String("qos") && (value == QLatin1String("0") || value == QLatin1String("1")))
            url.qos = value.toInt();
        else if (name == QLatin1String("qos"))
            return QCoreApplication::translate("source", "qos is 0 or 1");
        else if (name == QLatin1String("version") && (value == QLatin1String("5") || value == QLatin1String("3.1.1")))
            url.version = value;
        else if (name == QLatin1String("version"))
            return QCoreApplication::translate("source", "version is 5 or 3.1.1");
        else if (name == QLatin1String("sequence"))
            url.sequence = value;
        else if (name == QLatin1String("ca") && url.tls)
            url.caFile = value;
        else if (name == QLatin1String("cert") && url.tls)
            url.certFile = value;
        else if (name == QLatin1String("key") && url.tls)
            url.keyFile = value;
        else
            return QCoreApplication::translate("source", "there is no option “%1” here").arg(name);
    }
    if (url.certFile.isEmpty() != url.keyFile.isEmpty())
        return QCoreApplication::translate("source", "cert and key belong together");
    return {};
}

/// Whether the authority ends in a port, and a wrong one: QUrl would refuse the whole as it refuses a wrong host.
bool hasWrongPort(const QString &authority)
{
    static const QRegularExpression pattern(QStringLiteral(":([^:@\\]]+)$"));
    const auto match = pattern.match(authority);
    bool number = false;
    const int port = match.captured(1).toInt(&number);
    return match.hasMatch() && (!number || port < 1 || port > 65'535);
}

// The topic may hold '#', '+' and '?' is where the options begin, so QUrl is asked only for the authority.
QString parseMqtt(SourceUrl &url, const QString &rest)
{
    const qsizetype slash = rest.indexOf(QLatin1Char('/'));
    if (slash < 0)
        return QCoreApplication::translate("source", "there is no topic");
    if (hasWrongPort(rest.left(slash)))
        return QCoreApplication::translate("source", "the port is from 1 to 65535");
    const QUrl authority(QStringLiteral("mqtt://") + rest.left(slash), QUrl::StrictMode);
    if (!authority.isValid() || authority.host().isEmpty())
        return QCoreApplication::translate("source", "there is no host");
    url.host = authority.host();
    url.port = authority.port(url.tls ? 8883 : 1883);
    url.user = authority.userName(QUrl::FullyDecoded);
    url.password = authority.password(QUrl::FullyDecoded);
    const QString path = rest.mid(slash + 1);
    const qsizetype question = path.indexOf(QLatin1Char('?'));
    url.topic = QUrl::fromPercentEncoding((question < 0 ? path : path.left(question)).toUtf8());
    if (!isTopicFilter(url.topic))
        return QCoreApplication::translate("source", "“%1” is no topic").arg(url.topic);
    return takeMqttOptions(url, question < 0 ? Options() : parseOptions(path.mid(question + 1)));
}

QString parseReplay(SourceUrl &url, const QString &rest)
{
    const qsizetype question = rest.lastIndexOf(QLatin1Char('?'));
    url.kind = SourceUrl::Kind::Replay;
    url.file = QUrl::fromPercentEncoding((question < 0 ? rest : rest.left(question)).toUtf8());
    if (url.file.startsWith(QLatin1String("//")))
        url.file.remove(0, 2);
    if (url.file.isEmpty())
        return QCoreApplication::translate("source", "there is no file");
    const Options options = question < 0 ? Options() : parseOptions(rest.mid(question + 1));
    for (auto option = options.begin(); option != options.end(); ++option) {
        const QString &name = option.key(), &value = option.value();
        bool number = false;
        const double parsed = value.toDouble(&number);
        if (name == QLatin1String("speed") && value == QLatin1String("max"))
            url.speed = 0;
        else if (name == QLatin1String("speed") && number && parsed > 0 && parsed <= 1e9)
            url.speed = parsed;
        else if (name == QLatin1String("interval") && number && parsed > 0 && parsed <= 1e6)
            url.interval = parsed;
        else if (name == QLatin1String("speed") || name == QLatin1String("interval"))
            return QCoreApplication::translate("source", "%1 is a number above 0").arg(name);
        else if (name == QLatin1String("time"))
            url.timeColumn = value;
        else if (name == QLatin1String("tag"))
            url.tag = value;
        else if (name == QLatin1String("sequence"))
            url.sequence = value;
        else
            return QCoreApplication::translate("source", "there is no option “%1” here").arg(name);
    }
    return {};
}

} // namespace

QString SourceUrl::connection() const
{
    if (kind == Kind::Replay)
        return QStringLiteral("replay:%1?tag=%2&time=%3&speed=%4&interval=%5")
            .arg(file, tag, timeColumn)
            .arg(speed)
            .arg(interval);
    return QStringLiteral("%1://%2@%3:%4 %5 %6 %7 %8")
        .arg(tls ? QStringLiteral("mqtts") : QStringLiteral("mqtt"), user, host)
        .arg(port)
        .arg(version, caFile, certFile, keyFile);
}

Result<SourceUrl> SourceUrl::parse(const QString &text)
{
    SourceUrl url;
    QString problem;
    if (text.startsWith(QLatin1String("mqtt://")))
        problem = parseMqtt(url, text.mid(7));
    else if (text.startsWith(QLatin1String("mqtts://"))) {
        url.tls = true;
        problem = parseMqtt(url, text.mid(8));
    } else if (text.startsWith(QLatin1String("replay:")))
        problem = parseReplay(url, text.mid(7));
    else
        problem = QCoreApplication::translate("source", "it begins neither with mqtt:// or mqtts:// nor with replay:");
    if (!problem.isEmpty())
        return wrong(text, problem);
    return url;
}

std::optional<Issue> unreadableFile(const QStringList &files)
{
    for (const QString &name : files) {
        const QFileInfo file(name);
        if (name.isEmpty() || file.isReadable())
            continue;
        const QString message =
            file.exists()
                ? QCoreApplication::translate("source", "The file “%1”, which a source names, cannot be read.")
                : QCoreApplication::translate("source", "There is no file “%1”, which a source names.");
        return Issue{QStringLiteral("no-file"), message.arg(name), name};
    }
    return {};
}

} // namespace twinloom::source
