// SPDX-License-Identifier: Apache-2.0
// Checks DTDL documents of versions 2, 3 and 4, and reads valid ones into a Model. From the language descriptions
// "Digital Twins Definition Language" v2, v3 and v4 and of their extensions; errors carry the standard identifiers
// ("dtmi:dtdl:parsingError:...") and the place in the file. The rules are the tables of metamodel_tables.h.
// Thread: any. Polls `progress`. 1 MB of documents takes tens of milliseconds.
#pragma once

#include "core/progress.h"
#include "twin/model/json_document.h"
#include "twin/model/model.h"

namespace twinloom::twin
{

/// One file: a document, or an array of documents (DTDL says "element" and "array of elements").
struct ModelText {
    QString source; ///< a name for people, in findings
    QByteArray json;
};

enum class Extensions {
    ByVersion, ///< undefined ones are allowed in v2 and refused from v3 on
    Allow,
    Disallow
};

struct CheckOptions {
    Extensions extensions = Extensions::ByVersion;
};

struct Finding {
    enum class Severity {
        Error,      ///< the documents are rejected
        Unresolved, ///< so they are, too: they refer to an interface that is not among them
        Note        ///< worth a look, but valid: the target of a relationship that is not there
    };
    Severity severity = Severity::Error;
    QString validationId; ///< dtmi:dtdl:parsingError:NAME
    QString primaryId;    ///< element
    QString property;     ///< of it; may be empty
    QString value;        ///< that is wrong; may be empty
    QString message, hint;
    QString source; ///< file
    TextPlace place;

    /// "file:line:column: message"
    QString text() const;
};

struct CheckReport {
    bool accepted = false;
    std::vector<Finding> findings; ///< by file and place
    Model model;                   ///< when accepted
    /// Ids of the interfaces that each text defines, in its order; when accepted.
    std::vector<std::vector<QString>> interfaces;
};

/// BadInput only when cancelled: malformed JSON is a finding (dtmi:dtdl:parsingError:invalidJson).
Result<CheckReport> check(const std::vector<ModelText> &texts, const CheckOptions &options = {},
                          Progress progress = {});

} // namespace twinloom::twin
