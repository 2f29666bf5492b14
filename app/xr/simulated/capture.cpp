// SPDX-License-Identifier: Apache-2.0
// What the wearer sees, as files: projection layers as they came, quads laid over them as a compositor does.
#include "app/xr/simulated/runtime.h"

#include <fstream>

namespace twinloom::simulated
{
namespace
{

struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba; ///< the lowest row first

    const std::uint8_t *at(int x, int y) const
    {
        return &rgba[(std::size_t(y) * std::size_t(width) + std::size_t(x)) * 4];
    }
};

Pixels read(const Session &session, const XrSwapchainSubImage &image)
{
    const Swapchain &swapchain = *runtime().swapchains.find(image.swapchain);
    Pixels pixels{int(swapchain.info.width), int(swapchain.info.height), {}};
    pixels.rgba = session.graphics->read(swapchain.textures[*swapchain.released], pixels.width, pixels.height);
    return pixels;
}

/// `over` premultiplied, on top.
void blend(std::uint8_t *under, const std::uint8_t *over)
{
    for (int c = 0; c < 3; ++c)
        under[c] = std::uint8_t(std::min(255, over[c] + under[c] * (255 - over[3]) / 255));
}

Eigen::Isometry3d inTracking(XrSpace space, const XrPosef &pose)
{
    return locate(*runtime().spaces.find(space)).pose * xr::toIsometry(pose);
}

struct Eye {
    Eigen::Isometry3d pose;
    XrFovf fov;
    XrRect2Di rect;
};

/// The direction through the middle of pixel (x, y), counted from the lower left, in the eye's frame.
Eigen::Vector3d ray(const Eye &eye, int x, int y)
{
    const double left = std::tan(eye.fov.angleLeft), right = std::tan(eye.fov.angleRight);
    const double up = std::tan(eye.fov.angleUp), down = std::tan(eye.fov.angleDown);
    return {left + (right - left) * (x + 0.5) / eye.rect.extent.width,
            down + (up - down) * (y + 0.5) / eye.rect.extent.height, -1};
}

void layQuad(const Session &session, const XrCompositionLayerQuad &quad, int index, const Eye &eye, Pixels &picture)
{
    if (quad.eyeVisibility != XR_EYE_VISIBILITY_BOTH && int(quad.eyeVisibility) != index + 1)
        return;
    const Pixels pixels = read(session, quad.subImage);
    const Eigen::Isometry3d toQuad = inTracking(quad.space, quad.pose).inverse() * eye.pose;
    const XrRect2Di &rect = quad.subImage.imageRect;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const Eigen::Vector3d direction = toQuad.linear() * ray(eye, x, y), from = toQuad.translation();
            const double distance = -from.z() / direction.z();
            if (!(distance > 0))
                continue;
            const Eigen::Vector3d hit = from + distance * direction;
            const double u = hit.x() / double(quad.size.width) + 0.5, v = hit.y() / double(quad.size.height) + 0.5;
            if (u >= 0 && u < 1 && v >= 0 && v < 1)
                blend(
                    &picture.rgba[(std::size_t(y) * std::size_t(picture.width) + std::size_t(x)) * 4],
                    pixels.at(rect.offset.x + int(u * rect.extent.width), rect.offset.y + int(v * rect.extent.height)));
        }
}

/// Behind transparent pixels stands a room of grey squares, for ALPHA_BLEND and ADDITIVE.
void layRoom(XrEnvironmentBlendMode mode, const Eye &eye, Pixels &picture)
{
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const Eigen::Vector3d d = (eye.pose.linear() * ray(eye, x, y)).normalized();
            const bool odd =
                (int(std::floor(std::atan2(d.x(), -d.z()) * 8)) + int(std::floor(std::asin(d.y()) * 8))) & 1;
            std::uint8_t *pixel = &picture.rgba[(std::size_t(y) * std::size_t(picture.width) + std::size_t(x)) * 4];
            const std::uint8_t grey = odd ? 110 : 90;
            std::uint8_t room[4] = {grey, grey, grey, 255};
            std::uint8_t over[4] = {pixel[0], pixel[1], pixel[2],
                                    mode == XR_ENVIRONMENT_BLEND_MODE_ADDITIVE ? std::uint8_t(0) : pixel[3]};
            blend(room, over);
            std::copy_n(room, 3, pixel);
        }
}

void write(const Pixels &picture, const std::string &path)
{
    std::ofstream file(path, std::ios::binary);
    file << "P6\n" << picture.width << ' ' << picture.height << "\n255\n";
    for (int y = picture.height - 1; y >= 0; --y)
        for (int x = 0; x < picture.width; ++x)
            file.write(reinterpret_cast<const char *>(picture.at(x, y)), 3);
}

void writePose(std::ofstream &json, const Eigen::Isometry3d &pose)
{
    const XrPosef p = xr::toXrPose(pose);
    json << "\"position\":[" << p.position.x << ',' << p.position.y << ',' << p.position.z << "],\"orientation\":["
         << p.orientation.x << ',' << p.orientation.y << ',' << p.orientation.z << ',' << p.orientation.w << ']';
}

void captureEye(const Session &session, const XrFrameEndInfo &info, int index, const std::string &file,
                std::ofstream &json)
{
    Pixels picture;
    Eye eye{};
    for (std::uint32_t i = 0; i < info.layerCount; ++i) {
        if (info.layers[i]->type == XR_TYPE_COMPOSITION_LAYER_PROJECTION) {
            const auto &layer = *reinterpret_cast<const XrCompositionLayerProjection *>(info.layers[i]);
            const XrCompositionLayerProjectionView &view = layer.views[index];
            eye = {inTracking(layer.space, view.pose), view.fov, view.subImage.imageRect};
            const Pixels whole = read(session, view.subImage);
            picture = {eye.rect.extent.width, eye.rect.extent.height, {}};
            for (int y = 0; y < picture.height; ++y)
                picture.rgba.insert(picture.rgba.end(), whole.at(eye.rect.offset.x, eye.rect.offset.y + y),
                                    whole.at(eye.rect.offset.x, eye.rect.offset.y + y) +
                                        std::ptrdiff_t(picture.width) * 4);
            if (info.environmentBlendMode != XR_ENVIRONMENT_BLEND_MODE_OPAQUE)
                layRoom(info.environmentBlendMode, eye, picture);
        } else if (!picture.rgba.empty()) {
            layQuad(session, *reinterpret_cast<const XrCompositionLayerQuad *>(info.layers[i]), index, eye, picture);
        }
    }
    write(picture, file + (index == 0 ? "-left.ppm" : "-right.ppm"));
    json << (index == 0 ? "" : ",") << '{';
    writePose(json, eye.pose);
    json << ",\"fov\":[" << eye.fov.angleLeft << ',' << eye.fov.angleRight << ',' << eye.fov.angleUp << ','
         << eye.fov.angleDown << "],\"width\":" << picture.width << ",\"height\":" << picture.height << '}';
}

} // namespace

void captureFrame(const Session &session, const XrFrameEndInfo &info, const std::string &file)
{
    std::ofstream json(file + ".json");
    json.precision(9);
    json << "{\"frame\":" << runtime().world.frame << ",\"blend_mode\":" << int(info.environmentBlendMode)
         << ",\"layers\":" << info.layerCount << ",\"eyes\":[";
    for (int eye = 0; eye < 2; ++eye)
        captureEye(session, info, eye, file, json);
    json << "]}\n";
    if (!json)
        refuse(XR_SUCCESS, "capture", "the picture cannot be written");
}

} // namespace twinloom::simulated
