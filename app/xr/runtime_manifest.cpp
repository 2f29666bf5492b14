// SPDX-License-Identifier: Apache-2.0
#include "app/xr/runtime_manifest.h"

#include "app/xr/simulated/script.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace twinloom::xr
{
namespace
{

constexpr const char *kVariable = "XR_RUNTIME_JSON";

/// What the variable held before the simulated headset; none while it is not in use.
std::optional<QByteArray> replaced;

QStringList searchFolders()
{
    const auto listed = [](const char *variable, const QString &otherwise) {
        const QString value = qEnvironmentVariable(variable);
        return (value.isEmpty() ? otherwise : value).split(u':', Qt::SkipEmptyParts);
    };
    QStringList folders = listed("XDG_CONFIG_HOME", QDir::home().filePath(QStringLiteral(".config")));
    folders += listed("XDG_CONFIG_DIRS", QStringLiteral("/etc/xdg"));
    folders += QStringLiteral("/usr/local/etc");
    folders += QStringLiteral("/etc");
    return folders;
}

Unexpected broken(const QString &path, const QString &what)
{
    return unexpected(
        ErrorCode::Peer,
        QCoreApplication::translate("xr", "The OpenXR runtime's manifest %1 cannot be used: %2.").arg(path, what),
        runtimeAdvice(QCoreApplication::translate(
            "xr", "Set XR_RUNTIME_JSON to a runtime's manifest, or use --headset simulated.")));
}

/// Bare names are searched for by the system, as the loader does; others are relative to the manifest.
bool libraryExists(const QString &manifest, const QString &library)
{
    if (!library.contains(u'/'))
        return true;
    return QFileInfo::exists(QDir::cleanPath(QFileInfo(manifest).absoluteDir().filePath(library)));
}

} // namespace

QString runtimeManifestPath()
{
    if (const QString given = qEnvironmentVariable(kVariable); !given.isEmpty())
        return given;
    for (const QString &folder : searchFolders())
        for (const char *name : {"openxr/1/active_runtime.json", "openxr/1/active_runtime.x86_64.json"})
            if (const QString path = QDir(folder).filePath(QLatin1String(name)); QFileInfo::exists(path))
                return path;
    return {};
}

QString runtimeAdvice(const QString &forSystem)
{
    return replaced ? QCoreApplication::translate(
                          "xr", "It is the simulated headset: its script may have it die (lose_instance), else install "
                                "Twinloom again.")
                    : forSystem;
}

Result<void> checkRuntimeManifest()
{
    const QString path = runtimeManifestPath();
    if (path.isEmpty())
        return unexpected(
            ErrorCode::Peer, QCoreApplication::translate("xr", "No OpenXR runtime is installed on this computer."),
            QCoreApplication::translate("xr", "Install the headset's software, or try the simulated headset: "
                                              "--headset simulated."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return broken(path, file.errorString());
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return broken(
            path,
            QCoreApplication::translate("xr", "no JSON at byte %1 (%2)").arg(parsed.offset).arg(parsed.errorString()));
    const QJsonObject runtime = document.object().value(QStringLiteral("runtime")).toObject();
    const QString library = runtime.value(QStringLiteral("library_path")).toString();
    if (!document.object().value(QStringLiteral("file_format_version")).isString())
        return broken(path, QCoreApplication::translate("xr", "file_format_version is missing"));
    if (library.isEmpty())
        return broken(path, QCoreApplication::translate("xr", "runtime.library_path is missing"));
    if (!libraryExists(path, library))
        return broken(path, QCoreApplication::translate("xr", "its library %1 is not there").arg(library));
    return {};
}

Result<void> useSimulatedHeadset(const QString &script, Clock clock)
{
    const QString manifest =
        QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("twinloom_simulated_headset.json"));
    if (!QFileInfo::exists(manifest))
        return unexpected(
            ErrorCode::NotFound,
            QCoreApplication::translate("xr", "The simulated headset is not beside this program (%1).").arg(manifest),
            QCoreApplication::translate("xr", "Install Twinloom again."));
    if (!script.isEmpty()) {
        QFile file(script);
        if (!file.open(QIODevice::ReadOnly))
            return unexpected(
                file.exists() ? ErrorCode::Io : ErrorCode::NotFound,
                QCoreApplication::translate("xr", "The script %1 cannot be read: %2.").arg(script, file.errorString()));
        simulated::ScriptError error;
        if (!simulated::parseScript(file.readAll().toStdString(), error))
            return unexpected(ErrorCode::BadInput, QCoreApplication::translate("xr", "%1, line %2: %3.")
                                                       .arg(script)
                                                       .arg(error.line)
                                                       .arg(QString::fromStdString(error.message)));
    }
    if (!replaced)
        replaced = qgetenv(kVariable);
    qputenv(kVariable, manifest.toLocal8Bit());
    qputenv("TWINLOOM_XR_SCRIPT", script.toLocal8Bit());
    static int worlds = 0;
    qputenv("TWINLOOM_XR_WORLD", QByteArray::number(++worlds)); // begins anew, whatever became of the last one
    qputenv("TWINLOOM_XR_CLOCK", clock == Clock::Real ? "real" : "virtual");
    return {};
}

void useSystemHeadset()
{
    if (!replaced)
        return;
    if (replaced->isEmpty())
        qunsetenv(kVariable);
    else
        qputenv(kVariable, *replaced);
    replaced.reset();
}

} // namespace twinloom::xr
