// SPDX-License-Identifier: Apache-2.0
#include "twin/model/dtmi.h"

#include <QRegularExpression>

#include <array>

namespace twinloom::twin
{
namespace
{

const QRegularExpression &pattern(int version, DtmiKind kind)
{
    static const auto patterns = [] {
        const QString written = QStringLiteral("[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?");
        const QString reference = QStringLiteral("(?:_+[A-Za-z0-9]|[A-Za-z])(?:[A-Za-z0-9_]*[A-Za-z0-9])?");
        const QString needed = QStringLiteral(";[1-9][0-9]{0,8}");
        const QString free = QStringLiteral("(?:;[1-9][0-9]{0,8}(?:\\.[1-9][0-9]{0,5})?)?");
        std::array<QRegularExpression, 4> made;
        for (int i = 0; i < 4; ++i) {
            const QString &segment = i & 1 ? reference : written;
            made[std::size_t(i)] =
                QRegularExpression(QStringLiteral("\\Adtmi:%1(?::%1)*%2\\z").arg(segment, i & 2 ? free : needed));
            made[std::size_t(i)].optimize();
        }
        return made;
    }();
    return patterns[std::size_t((kind == DtmiKind::Reference ? 1 : 0) + (version > 2 ? 2 : 0))];
}

} // namespace

bool isDtmi(const QString &text, int version, DtmiKind kind)
{
    return pattern(version, kind).match(text).hasMatch();
}

bool looksLikeDtmi(const QString &text)
{
    return text.startsWith(QLatin1String("dtmi:"));
}

bool isReservedDtmi(const QString &text)
{
    for (const char *prefix : {"dtmi:dtdl:", "dtmi:standard:", "dtmi:iotcentral:", "dtmi:iotoperations:"}) {
        if (text.startsWith(QLatin1String(prefix)))
            return true;
    }
    return false;
}

QString derivedDtmi(const QString &parent, const QString &property, const QString &name)
{
    const qsizetype semicolon = parent.indexOf(QLatin1Char(';'));
    const QString path = semicolon < 0 ? parent : parent.left(semicolon);
    const QString version = semicolon < 0 ? QString() : parent.mid(semicolon);
    return path + QLatin1String(":_") + property + (name.isEmpty() ? QString() : QLatin1String(":__") + name) + version;
}

} // namespace twinloom::twin
