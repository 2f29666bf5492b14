// SPDX-License-Identifier: Apache-2.0
#include "app/render/scene_resources.h"

#include "core/asset/model_blob.h"
#include "core/asset/parametric.h"

#include <QHash>
#include <QLoggingCategory>

#include <mutex>

namespace twinloom::render
{

namespace
{

Q_LOGGING_CATEGORY(logResources, "twinloom.render")

template <class T>
Result<std::shared_ptr<const T>> shared(Result<T> made)
{
    if (!made)
        return unexpected(made.error());
    return std::make_shared<const T>(*std::move(made));
}

/// Values by key as long as somebody holds them.
template <class T>
class WeakCache
{
public:
    using Pointer = std::shared_ptr<const T>;

    template <class Make>
    Pointer find(const QString &key, Make &&make)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (const Pointer held = m_entries.value(key).lock())
                return held;
        }
        Result<Pointer> made = make(); // outside of the lock: making may take long, and two makers give the same
        if (!made) {
            qCWarning(logResources).noquote() << made.error().text();
            return nullptr;
        }
        const std::lock_guard lock(m_mutex);
        m_entries.removeIf([](const auto &entry) { return entry.value().expired(); });
        m_entries.insert(key, *made);
        return *made;
    }

private:
    std::mutex m_mutex;
    QHash<QString, std::weak_ptr<const T>> m_entries;
};

struct Cache {
    std::function<Result<QByteArray>(const scene::BlobId &)> loadBlob;
    WeakCache<asset::Model> models;
    WeakCache<scan::PointCloud> clouds;
    WeakCache<scan::Octree> octrees;

    Result<asset::Model> makeModel(const scene::ModelComponent &component) const
    {
        if (!component.blob.isEmpty()) {
            const auto bytes = loadBlob(component.blob);
            return bytes ? asset::modelFromBlob(*bytes) : Result<asset::Model>(unexpected(bytes.error()));
        }
        const Eigen::Vector3f size = component.size.cast<float>();
        auto model = asset::makeParametric(component.category, size, {component.style, component.shape});
        if (!model && model.error().code == ErrorCode::NotFound && size.allFinite() && size.minCoeff() > 0)
            return asset::makeUnknown(size);
        return model;
    }

    /// Null for an octree.
    Result<std::shared_ptr<const scan::PointCloud>> readCloud(const scene::BlobId &blob) const
    {
        const auto bytes = loadBlob(blob);
        if (!bytes)
            return unexpected(bytes.error());
        if (scan::isOctree(*bytes))
            return std::shared_ptr<const scan::PointCloud>();
        return shared(scan::decodeCloud(*bytes));
    }

    /// Null for a cloud that is kept whole.
    Result<std::shared_ptr<const scan::Octree>> openOctree(const scene::BlobId &blob) const
    {
        const auto bytes = loadBlob(blob);
        if (!bytes)
            return unexpected(bytes.error());
        if (!scan::isOctree(*bytes))
            return std::shared_ptr<const scan::Octree>();
        return scan::Octree::open(*bytes, loadBlob);
    }
};

QString keyOf(const scene::ModelComponent &component)
{
    if (!component.blob.isEmpty())
        return component.blob;
    QString key = component.category + QLatin1Char('|') + component.style;
    for (int i = 0; i < 3; ++i)
        key += QLatin1Char('|') + QString::number(component.size[i], 'g', 17);
    return key;
}

} // namespace

Resources projectResources(std::function<Result<QByteArray>(const scene::BlobId &)> loadBlob)
{
    const auto cache = std::make_shared<Cache>();
    cache->loadBlob = std::move(loadBlob);
    Resources resources;
    resources.model = [cache](const scene::ModelComponent &component) {
        return cache->models.find(keyOf(component), [&] { return shared(cache->makeModel(component)); });
    };
    resources.cloud = [cache](const scene::PointCloudComponent &component) {
        return cache->clouds.find(component.blob, [&] { return cache->readCloud(component.blob); });
    };
    resources.octree = [cache](const scene::PointCloudComponent &component) {
        return cache->octrees.find(component.blob, [&] { return cache->openOctree(component.blob); });
    };
    return resources;
}

asset::ModelSource modelSource(const Resources &resources)
{
    return [model = resources.model](const scene::Node &node) -> Result<asset::ModelPtr> {
        const auto *component = node.find<scene::ModelComponent>();
        return component && model ? model(*component) : nullptr;
    };
}

} // namespace twinloom::render
