// SPDX-License-Identifier: Apache-2.0
// How a workflow stores and reads heavy data without owning the project: two functions that the owner supplies, made
// safe for the thread that the workflow runs on.
#pragma once

#include "core/result.h"
#include "core/scene/component.h"

#include <QByteArray>

#include <functional>

namespace twinloom::workflow
{

struct BlobStore {
    std::function<Result<scene::BlobId>(const QByteArray &)> put;
    std::function<Result<QByteArray>(const scene::BlobId &)> get;
};

} // namespace twinloom::workflow
