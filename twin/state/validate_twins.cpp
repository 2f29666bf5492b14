// SPDX-License-Identifier: Apache-2.0
#include "twin/state/validate_twins.h"

#include "twin/state/twin_state.h"

#include <QCoreApplication>
#include <QSet>

namespace twinloom::twin
{
namespace
{

void checkTwin(const Model &model, const scene::TwinComponent &twin, Issues &issues)
{
    if (!model.interface(twin.model)) {
        issues.push_back(
            {QStringLiteral("unknown-model"),
             QCoreApplication::translate("twin", "There is no interface %1 in the project.").arg(twin.model), twin.id});
        return;
    }
    for (const Binding &binding : twin.bindings) {
        if (const auto content = model.content(twin.model, binding.property); !content)
            issues.push_back(
                {QStringLiteral("bad-binding"), content.error().text(), twin.id + QLatin1Char('.') + binding.property});
    }
}

} // namespace

Issues validateTwins(const scene::Scene &scene, const LoadBlob &loadBlob, Progress progress)
{
    Issues issues;
    const auto model = loadModel(scene, loadBlob, std::move(progress));
    if (!model)
        issues.push_back({QStringLiteral("bad-model"), model.error().text(), {}});
    QSet<QString> ids;
    for (const TwinNode &found : twins(scene)) {
        const scene::TwinComponent &twin = found.twin();
        if (ids.contains(twin.id))
            issues.push_back({QStringLiteral("duplicate-twin"),
                              QCoreApplication::translate("twin", "There are two twins \"%1\".").arg(twin.id),
                              twin.id});
        ids.insert(twin.id);
        if (model)
            checkTwin(*model, twin, issues);
    }
    TwinState::ofScene(scene, nullptr, issues);
    return issues;
}

} // namespace twinloom::twin
