// SPDX-License-Identifier: Apache-2.0
// Reference and action spaces.
#include "app/xr/simulated/calls.h"

namespace twinloom::simulated
{
namespace
{

bool isUnit(const XrQuaternionf &q)
{
    return std::abs(q.x * q.x + q.y * q.y + q.z * q.z + q.w * q.w - 1) < 0.01f;
}

std::vector<XrReferenceSpaceType> referenceSpaces()
{
    std::vector<XrReferenceSpaceType> types = {XR_REFERENCE_SPACE_TYPE_VIEW, XR_REFERENCE_SPACE_TYPE_LOCAL,
                                               XR_REFERENCE_SPACE_TYPE_STAGE};
    if (const Instance *instance = runtime().instance(); instance && instance->extensions.count("XR_EXT_local_floor"))
        types.push_back(kLocalFloor);
    return types;
}

bool offered(XrReferenceSpaceType type)
{
    const auto types = referenceSpaces();
    return std::find(types.begin(), types.end(), type) != types.end();
}

Located locateReference(XrReferenceSpaceType type)
{
    const World &world = runtime().world;
    switch (type) {
    case XR_REFERENCE_SPACE_TYPE_VIEW:
        return {headPose()};
    case XR_REFERENCE_SPACE_TYPE_LOCAL:
        return {world.local};
    case XR_REFERENCE_SPACE_TYPE_STAGE:
        return {world.stage};
    default: {
        Located floor{world.local};
        floor.pose.translation().y() = world.stage.translation().y();
        return floor;
    }
    }
}

/// Where the grip is when the aim is known: a hand's length behind, and tilted.
Eigen::Isometry3d gripOffset()
{
    Eigen::Isometry3d offset = Eigen::Isometry3d::Identity();
    offset.linear() = Eigen::AngleAxisd(0.6, Eigen::Vector3d::UnitX()).toRotationMatrix();
    offset.translation() = Eigen::Vector3d(0, -0.02, 0.05);
    return offset;
}

Located locateAction(const Space &space)
{
    const Instance *instance = runtime().instance();
    Located nowhere;
    nowhere.valid = nowhere.tracked = false;
    if (!instance || !space.action)
        return nowhere;
    const auto bindings = instance->suggested.find(runtime().world.profile);
    if (bindings == instance->suggested.end() || !space.session->attached)
        return nowhere;
    for (const auto &[action, path] : bindings->second) {
        Hand hand{};
        const std::string user = path.substr(0, path.find('/', 6 + 5));
        if (runtime().actions.find(action) != space.action || path.find("/pose") == std::string::npos)
            continue;
        hand = user == "/user/hand/left" ? Hand::Left : Hand::Right;
        if (space.subaction != XR_NULL_PATH && pathText(space.subaction) != user)
            continue;
        if (runtime().world.hands[std::size_t(hand)].lost)
            return nowhere;
        const bool isGrip = path.find("/input/grip/") != std::string::npos;
        return {isGrip ? handPose(hand) * gripOffset() : handPose(hand)};
    }
    return nowhere;
}

} // namespace

Located locate(const Space &space)
{
    Located located = space.reference ? locateReference(*space.reference) : locateAction(space);
    located.pose = located.pose * space.offset;
    return located;
}

XRAPI_ATTR XrResult XRAPI_CALL xrEnumerateReferenceSpaces(XrSession handle, std::uint32_t capacity,
                                                          std::uint32_t *count, XrReferenceSpaceType *types)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        const XrResult result = checkSession(handle, session);
        return result != XR_SUCCESS ? result : fill(referenceSpaces(), capacity, count, types);
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrCreateReferenceSpace(XrSession handle, const XrReferenceSpaceCreateInfo *info,
                                                      XrSpace *space)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!info || info->type != XR_TYPE_REFERENCE_SPACE_CREATE_INFO)
            return XR_ERROR_VALIDATION_FAILURE;
        if (!offered(info->referenceSpaceType))
            return XR_ERROR_REFERENCE_SPACE_UNSUPPORTED;
        if (!isUnit(info->poseInReferenceSpace.orientation))
            return refuse(XR_ERROR_POSE_INVALID, "xrCreateReferenceSpace", "the orientation is no unit quaternion");
        auto made = std::make_unique<Space>();
        made->session = session;
        made->reference = info->referenceSpaceType;
        made->offset = xr::toIsometry(info->poseInReferenceSpace);
        *space = runtime().spaces.add(++runtime().lastHandle, std::move(made));
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrGetReferenceSpaceBoundsRect(XrSession handle, XrReferenceSpaceType type,
                                                             XrExtent2Df *bounds)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        if (!offered(type))
            return XR_ERROR_REFERENCE_SPACE_UNSUPPORTED;
        const bool known = type == XR_REFERENCE_SPACE_TYPE_STAGE;
        *bounds = known ? XrExtent2Df{3.0f, 2.5f} : XrExtent2Df{0, 0};
        return known ? XR_SUCCESS : XR_SPACE_BOUNDS_UNAVAILABLE;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrCreateActionSpace(XrSession handle, const XrActionSpaceCreateInfo *info,
                                                   XrSpace *space)
{
    return guarded([&]() -> XrResult {
        Session *session = nullptr;
        if (const XrResult result = checkSession(handle, session); result != XR_SUCCESS)
            return result;
        const Action *action = info ? runtime().actions.find(info->action) : nullptr;
        if (!action)
            return XR_ERROR_HANDLE_INVALID;
        if (action->type != XR_ACTION_TYPE_POSE_INPUT)
            return XR_ERROR_ACTION_TYPE_MISMATCH;
        if (info->subactionPath != XR_NULL_PATH && !action->subactions.count(info->subactionPath))
            return XR_ERROR_PATH_UNSUPPORTED;
        if (!isUnit(info->poseInActionSpace.orientation))
            return XR_ERROR_POSE_INVALID;
        auto made = std::make_unique<Space>();
        made->session = session;
        made->action = action;
        made->subaction = info->subactionPath;
        made->offset = xr::toIsometry(info->poseInActionSpace);
        *space = runtime().spaces.add(++runtime().lastHandle, std::move(made));
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrLocateSpace(XrSpace handle, XrSpace baseHandle, XrTime time, XrSpaceLocation *location)
{
    return guarded([&]() -> XrResult {
        const Space *space = runtime().spaces.find(handle), *base = runtime().spaces.find(baseHandle);
        if (!space || !base)
            return XR_ERROR_HANDLE_INVALID;
        if (const XrResult result = checkOwner(space->session); result != XR_SUCCESS)
            return result;
        if (time <= 0)
            return XR_ERROR_TIME_INVALID;
        if (!location || location->type != XR_TYPE_SPACE_LOCATION)
            return XR_ERROR_VALIDATION_FAILURE;
        const Located here = locate(*space), there = locate(*base);
        location->locationFlags = 0;
        location->pose = xr::identityPose();
        if (here.valid && there.valid) {
            location->locationFlags = XR_SPACE_LOCATION_ORIENTATION_VALID_BIT | XR_SPACE_LOCATION_POSITION_VALID_BIT |
                                      XR_SPACE_LOCATION_ORIENTATION_TRACKED_BIT |
                                      XR_SPACE_LOCATION_POSITION_TRACKED_BIT;
            location->pose = xr::toXrPose(there.pose.inverse() * here.pose);
        }
        return XR_SUCCESS;
    });
}

XRAPI_ATTR XrResult XRAPI_CALL xrDestroySpace(XrSpace handle)
{
    return guarded([&]() -> XrResult {
        if (!runtime().spaces.find(handle))
            return XR_ERROR_HANDLE_INVALID;
        runtime().spaces.remove(handle);
        return XR_SUCCESS;
    });
}

} // namespace twinloom::simulated
