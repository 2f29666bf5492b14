// SPDX-License-Identifier: Apache-2.0
// Digital twin model identifiers: dtmi:path:of:segments;version.
#pragma once

#include <QString>

namespace twinloom::twin
{

enum class DtmiKind {
    Written,  ///< as people write an @id: no segment begins with '_'
    Reference ///< may also name an element that got its id from its place: dtmi:a:_contents:__b;1
};

/// Whether the text is an identifier. `version` is DTDL's: in v2 a version is needed, from v3 on it may be left out or
/// have a minor part.
bool isDtmi(const QString &text, int version, DtmiKind kind);
/// Whether it begins as one: "dtmi:".
bool looksLikeDtmi(const QString &text);
/// Whether an id is DTDL's own to define: dtmi:dtdl:, dtmi:standard:, and those of known vendors' extensions.
bool isReservedDtmi(const QString &text);
/// The id of an element in its parent: dtmi:parent:_contents:__name;1, or dtmi:parent:_request;1 without a name.
QString derivedDtmi(const QString &parent, const QString &property, const QString &name);

} // namespace twinloom::twin
