// SPDX-License-Identifier: Apache-2.0
// Requests and layouts as JSON lines.
#pragma once

#include "scenegen/generator.h"

namespace twinloom::scenegen
{

/// BadInput: "FIELD: what is wrong". Objects that carry nothing but unknown keys are dropped.
Result<Request> requestFromJson(const QJsonObject &json);
/// Nodes and edges; BadInput as above, in fields below "graph".
Result<RelationGraph> graphFromJson(const QJsonValue &json);
/// Without the seed and generator.
QJsonObject requestToJson(const Request &request);
/// The canonical bytes of a request, in UTF-8: equal requests give equal ones. Layout::inputHash is their SHA-256.
QByteArray canonicalRequest(const Request &request);
QJsonObject layoutToJson(const Layout &layout);
/// Anybody's layouts: only the room and its objects are needed. A `plan` that is no object is passed over like a key
/// that nobody knows.
Result<Layout> layoutFromJson(const QJsonObject &json);

/// A stream of random numbers of its own for each request, so that different rooms differ even with one seed.
quint64 requestStream(Request request);

} // namespace twinloom::scenegen
