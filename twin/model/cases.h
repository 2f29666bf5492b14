// SPDX-License-Identifier: Apache-2.0
// Conformance cases: one JSON object a line with `name`, `version`, `options`, `input` (an array of documents), as in
// the public DTDL parser's suite. Where a line also has `valid` and `errors`, what was found is compared with them.
#pragma once

#include "twin/model/check.h"

#include <map>

namespace twinloom::twin
{

struct CaseResult {
    QString name;
    int version = 0;
    bool accepted = false;
    std::vector<Finding> errors;
    /// Against the line's own verdict; none where it has none. An invalid case with a list of errors agrees when at
    /// least one error was found and each one found is in the list; an empty list means that a reference leads nowhere.
    std::optional<bool> agrees;
};

/// One line. BadInput names the column when it is no case.
Result<CaseResult> runCase(const QByteArray &line);
/// `{"name","accepted","errors":[{"ValidationID","PrimaryID","Property","Value","Message"}]}` on one line.
QByteArray caseToJson(const CaseResult &result);

struct Agreement {
    int cases = 0, agreeing = 0;
};
/// By DTDL version.
using Agreements = std::map<int, Agreement>;
void count(const CaseResult &result, Agreements &agreements);

} // namespace twinloom::twin
