// SPDX-License-Identifier: Apache-2.0
// Small DTDL documents, and what the checker says of them.
#pragma once

#include "tests/support/test_data.h"
#include "twin/model/check.h"

#include <algorithm>

namespace twinloom::test
{

/// An Interface dtmi:test:a;1 with members of its own; quotes may be written as '.
inline QByteArray interfaceText(const char *members, int version = 3, const char *extensions = "")
{
    QByteArray text = "{\n '@context': ['dtmi:dtdl:context;" + QByteArray::number(version) + "'" + extensions +
                      "],\n '@id': 'dtmi:test:a;1',\n '@type': 'Interface',\n " + members + "}";
    return text.replace('\'', '"');
}

inline twin::CheckReport checked(const std::vector<QByteArray> &texts, const twin::CheckOptions &options = {})
{
    std::vector<twin::ModelText> models;
    for (const QByteArray &text : texts)
        models.push_back({QStringLiteral("%1.json").arg(models.size()), text});
    auto report = twin::check(models, options);
    EXPECT_TRUE(report);
    return report ? std::move(*report) : twin::CheckReport{};
}

/// The last parts of the identifiers of all errors.
inline std::vector<std::string> errorIds(const twin::CheckReport &report)
{
    std::vector<std::string> ids;
    for (const twin::Finding &finding : report.findings) {
        if (finding.severity == twin::Finding::Severity::Error)
            ids.push_back(finding.validationId.section(QLatin1Char(':'), -1).toStdString());
    }
    return ids;
}

inline std::vector<std::string> errorsOf(const char *members, int version = 3, const char *extensions = "")
{
    return errorIds(checked({interfaceText(members, version, extensions)}));
}

} // namespace twinloom::test
