// SPDX-License-Identifier: Apache-2.0
#include "twin/model/check.h"
#include "twin/state/twins.h"

#include <QCoreApplication>

namespace twinloom::twin
{

Result<std::vector<ModelText>> modelTexts(const scene::Scene &scene, const LoadBlob &loadBlob)
{
    std::vector<ModelText> texts;
    for (const scene::NodePtr &node : scene.nodes()) {
        const auto *dtdl = node->find<scene::DtdlComponent>();
        if (!dtdl)
            continue;
        auto bytes = loadBlob(dtdl->blob);
        if (!bytes)
            return unexpected(bytes.error());
        texts.push_back({dtdl->source, std::move(*bytes)});
    }
    return texts;
}

Result<Model> loadModel(const scene::Scene &scene, const LoadBlob &loadBlob, Progress progress)
{
    const auto texts = modelTexts(scene, loadBlob);
    if (!texts)
        return unexpected(texts.error());
    auto checked = check(*texts, {}, std::move(progress));
    if (!checked)
        return unexpected(checked.error());
    if (!checked->accepted) {
        return unexpected(ErrorCode::BadInput,
                          QCoreApplication::translate("twin", "The project's DTDL documents do not fit together: %1")
                              .arg(checked->findings.empty() ? QString() : checked->findings.front().text()));
    }
    return std::move(checked->model);
}

} // namespace twinloom::twin
