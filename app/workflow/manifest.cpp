// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/manifest.h"

#include "core/scene/marking.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <map>
#include <tuple>

namespace twinloom::workflow
{
namespace
{

using scene::NodeId;
using scene::NodePtr;

constexpr int kVersion = 1;

class Manifest
{
public:
    Manifest(const scene::Hierarchy &hierarchy, Share share, const BlobStore &blobs)
        : m_hierarchy(hierarchy), m_share(share), m_blobs(blobs)
    {
    }

    Result<QJsonObject> json()
    {
        for (const NodePtr &node : m_hierarchy.scene().nodes()) {
            if (m_share == Share::Shown && !m_hierarchy.visible(node->id))
                continue;
            if (isGroup(*node))
                if (const auto added = addGroup(*node); !added)
                    return unexpected(added.error());
            if (const auto *model = node->find<scene::ModelComponent>(); model && !scene::markingOf(*node))
                addModel(*node, *model);
        }
        return QJsonObject{{QStringLiteral("format"), QStringLiteral("twinloom-manifest")},
                           {QStringLiteral("version"), kVersion},
                           {QStringLiteral("twinloom"), QCoreApplication::applicationVersion()},
                           {QStringLiteral("groups"), m_groups},
                           {QStringLiteral("requests"), m_requests},
                           {QStringLiteral("assets"), assets()}};
    }

private:
    /// A layout; or a thing of one that was taken out of it.
    bool isGroup(const scene::Node &node) const
    {
        const auto *recipe = node.find<scene::RecipeComponent>();
        const NodePtr parent = m_hierarchy.scene().find(node.parent);
        const auto *above = parent ? parent->find<scene::RecipeComponent>() : nullptr;
        return recipe && !(above && *above == *recipe);
    }

    Result<void> addGroup(const scene::Node &node)
    {
        const auto &recipe = *node.find<scene::RecipeComponent>();
        QJsonArray things, markings;
        for (const NodeId id : m_hierarchy.subtree(node.id)) {
            const NodePtr below = m_hierarchy.scene().find(id);
            if (const auto *own = below->find<scene::RecipeComponent>(); !own || *own != recipe)
                continue;
            things.append(id.toString());
            if (const auto marking = scene::markingOf(*below); marking && !marking->facts.isEmpty())
                markings.append(QJsonObject{{QStringLiteral("node"), id.toString()},
                                            {QStringLiteral("kind"), marking->kind},
                                            {QStringLiteral("facts"), marking->facts}});
        }
        QJsonObject group{{QStringLiteral("node"), node.id.toString()},
                          {QStringLiteral("name"), node.name},
                          {QStringLiteral("shown"), m_hierarchy.visible(node.id)},
                          {QStringLiteral("recipe"), scene::componentToJson(recipe)},
                          {QStringLiteral("nodes"), things}};
        if (!markings.isEmpty())
            group.insert(QStringLiteral("plan"), markings);
        m_groups.append(group);
        if (m_requests.contains(recipe.inputHash))
            return {};
        const auto request = m_blobs.get(recipe.inputHash);
        if (request)
            m_requests.insert(recipe.inputHash, QJsonDocument::fromJson(*request).object());
        else if (request.error().code != ErrorCode::NotFound)
            return unexpected(request.error());
        return {};
    }

    void addModel(const scene::Node &node, const scene::ModelComponent &model)
    {
        const auto *object = node.find<scene::ObjectComponent>();
        const bool isOwn = !model.blob.isEmpty();
        const QString name = isOwn && object ? object->asset : QString(); // of the library that it was taken from
        ++m_models[{model.blob, isOwn ? QString() : model.category, isOwn ? QString() : model.style, name}];
    }

    QJsonArray assets() const
    {
        QJsonArray array;
        for (const auto &[key, uses] : m_models) {
            const auto &[blob, category, style, name] = key;
            QJsonObject asset{{QStringLiteral("uses"), uses}};
            if (blob.isEmpty()) {
                asset.insert(QStringLiteral("category"), category);
                asset.insert(QStringLiteral("source"), QStringLiteral("Twinloom starter library"));
                asset.insert(QStringLiteral("license"), QStringLiteral("Apache-2.0"));
            } else {
                asset.insert(QStringLiteral("sha256"), blob);
            }
            if (!style.isEmpty())
                asset.insert(QStringLiteral("style"), style);
            if (!name.isEmpty())
                asset.insert(QStringLiteral("name"), name);
            array.append(asset);
        }
        return array;
    }

    const scene::Hierarchy &m_hierarchy;
    Share m_share;
    const BlobStore &m_blobs;
    QJsonArray m_groups;
    QJsonObject m_requests;
    std::map<std::tuple<scene::BlobId, QString, QString, QString>, int> m_models; ///< how often each is used
};

} // namespace

Result<QJsonObject> manifestOf(const scene::Hierarchy &hierarchy, Share share, const BlobStore &blobs)
{
    return Manifest(hierarchy, share, blobs).json();
}

} // namespace twinloom::workflow
