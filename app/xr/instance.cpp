// SPDX-License-Identifier: Apache-2.0
#include "app/xr/instance.h"

#include "app/xr/runtime_manifest.h"
#include "app/xr/structure.h"

#include <QCoreApplication>

#include <cstring>

namespace twinloom::xr
{
namespace
{

/// What is used where the runtime offers it.
constexpr const char *kOptional[] = {"XR_EXT_local_floor", "XR_EXT_hand_interaction",
                                     XR_EXT_DEBUG_UTILS_EXTENSION_NAME};
constexpr const char *kOpenGl = "XR_KHR_opengl_enable";

std::set<std::string> offeredExtensions(Calls &calls)
{
    std::uint32_t count = 0;
    if (!calls.ok(xrEnumerateInstanceExtensionProperties(nullptr, 0, &count, nullptr),
                  "xrEnumerateInstanceExtensionProperties"))
        return {};
    std::vector<XrExtensionProperties> properties(count, typed<XrExtensionProperties>(XR_TYPE_EXTENSION_PROPERTIES));
    if (!calls.ok(xrEnumerateInstanceExtensionProperties(nullptr, count, &count, properties.data()),
                  "xrEnumerateInstanceExtensionProperties"))
        return {};
    std::set<std::string> names;
    for (const XrExtensionProperties &each : properties)
        names.insert(each.extensionName);
    return names;
}

Unexpected noRuntime(const Calls &calls)
{
    const QString hint = runtimeAdvice(QCoreApplication::translate(
        "xr",
        "Start the headset's software (Monado, SteamVR, ...), or try the simulated headset: --headset simulated."));
    if (calls.lastResult() == XR_ERROR_RUNTIME_UNAVAILABLE)
        return unexpected(ErrorCode::Peer,
                          QCoreApplication::translate("xr", "No OpenXR runtime answers on this computer."), hint);
    return unexpected(ErrorCode::Peer,
                      QCoreApplication::translate("xr", "The OpenXR runtime of %1 does not start (%2).")
                          .arg(runtimeManifestPath(), resultName(calls.lastResult())),
                      hint);
}

Unexpected noOpenGl(const char *extension)
{
    return unexpected(
        ErrorCode::Peer,
        QCoreApplication::translate("xr", "The headset's runtime does not take pictures this way: it lacks %1.")
            .arg(QLatin1String(extension)),
        std::strcmp(extension, kOpenGl) == 0 ? QCoreApplication::translate("xr", "Use a runtime that offers OpenGL.")
                                             : QCoreApplication::translate("xr", "Start with QT_QPA_PLATFORM=xcb."));
}

XRAPI_ATTR XrBool32 XRAPI_CALL onMessage(XrDebugUtilsMessageSeverityFlagsEXT, XrDebugUtilsMessageTypeFlagsEXT,
                                         const XrDebugUtilsMessengerCallbackDataEXT *data, void *calls)
{
    static_cast<Calls *>(calls)->validationMessage(
        QStringLiteral("%1: %2").arg(QString::fromUtf8(data->functionName), QString::fromUtf8(data->message)));
    return XR_FALSE;
}

} // namespace

Instance::~Instance()
{
    if (m_messenger != XR_NULL_HANDLE) {
        PFN_xrDestroyDebugUtilsMessengerEXT destroy = nullptr;
        xrGetInstanceProcAddr(m_handle, "xrDestroyDebugUtilsMessengerEXT",
                              reinterpret_cast<PFN_xrVoidFunction *>(&destroy));
        if (destroy)
            destroy(m_messenger);
    }
    if (m_handle != XR_NULL_HANDLE)
        xrDestroyInstance(m_handle);
}

Result<std::unique_ptr<Instance>> Instance::create(const char *bindingExtension, Calls &calls)
{
    if (const auto found = checkRuntimeManifest(); !found)
        return unexpected(found.error());
    const std::set<std::string> offered = offeredExtensions(calls);
    if (offered.empty() && XR_FAILED(calls.lastResult()))
        return noRuntime(calls);
    std::unique_ptr<Instance> instance(new Instance(calls));
    std::vector<const char *> wanted = {kOpenGl};
    if (bindingExtension)
        wanted.push_back(bindingExtension);
    for (const char *name : wanted)
        if (!offered.count(name))
            return noOpenGl(name);
    for (const char *name : kOptional)
        if (offered.count(name))
            wanted.push_back(name);
    auto info = typed<XrInstanceCreateInfo>(XR_TYPE_INSTANCE_CREATE_INFO);
    std::strncpy(info.applicationInfo.applicationName, "Twinloom", XR_MAX_APPLICATION_NAME_SIZE - 1);
    std::strncpy(info.applicationInfo.engineName, "Twinloom", XR_MAX_ENGINE_NAME_SIZE - 1);
    info.applicationInfo.apiVersion = XR_MAKE_VERSION(1, 0, 20); // loaders reject versions newer than their own
    info.enabledExtensionCount = std::uint32_t(wanted.size());
    info.enabledExtensionNames = wanted.data();
    if (!calls.ok(xrCreateInstance(&info, &instance->m_handle), "xrCreateInstance")) {
        instance->m_handle = XR_NULL_HANDLE;
        return noRuntime(calls);
    }
    instance->m_extensions.insert(wanted.begin(), wanted.end());
    instance->listenToValidation();
    auto properties = typed<XrInstanceProperties>(XR_TYPE_INSTANCE_PROPERTIES);
    if (calls.ok(xrGetInstanceProperties(instance->m_handle, &properties), "xrGetInstanceProperties"))
        instance->m_runtime = QString::fromUtf8(properties.runtimeName);
    return instance;
}

void Instance::listenToValidation()
{
    if (!has(XR_EXT_DEBUG_UTILS_EXTENSION_NAME))
        return;
    PFN_xrCreateDebugUtilsMessengerEXT makeMessenger = nullptr;
    xrGetInstanceProcAddr(m_handle, "xrCreateDebugUtilsMessengerEXT",
                          reinterpret_cast<PFN_xrVoidFunction *>(&makeMessenger));
    if (!makeMessenger)
        return;
    auto info = typed<XrDebugUtilsMessengerCreateInfoEXT>(XR_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT);
    info.messageSeverities = XR_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    info.messageTypes =
        XR_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT | XR_DEBUG_UTILS_MESSAGE_TYPE_CONFORMANCE_BIT_EXT;
    info.userCallback = &onMessage;
    info.userData = &m_calls;
    m_calls.ok(makeMessenger(m_handle, &info, &m_messenger), "xrCreateDebugUtilsMessengerEXT");
}

Result<void> Instance::findSystem()
{
    auto info = typed<XrSystemGetInfo>(XR_TYPE_SYSTEM_GET_INFO);
    info.formFactor = XR_FORM_FACTOR_HEAD_MOUNTED_DISPLAY;
    if (m_calls.ok(xrGetSystem(m_handle, &info, &m_system), "xrGetSystem"))
        return {};
    return unexpected(ErrorCode::Peer,
                      QCoreApplication::translate("xr", "%1 runs, but finds no headset (%2).")
                          .arg(m_runtime, resultName(m_calls.lastResult())),
                      QCoreApplication::translate("xr", "Connect the headset and switch it on."));
}

} // namespace twinloom::xr
