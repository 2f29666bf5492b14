// SPDX-License-Identifier: Apache-2.0
// Instanced triangles. DEPTH_ONLY: for the shadow map, the occlusion pre-pass and the selection mask.
#include "frame.glsl"
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;
layout(location = 3) in vec4 colour;
layout(location = 4) in vec4 surface;  // metallic, roughness, pattern / 255, unused
layout(location = 5) in vec4 emissive;
layout(location = 6) in vec4 row0;
layout(location = 7) in vec4 row1;
layout(location = 8) in vec4 row2;
layout(location = 9) in vec4 tint;
layout(location = 10) in uvec2 identity; // id, flags

uniform mat4 clip; // world to clip

const uint kHidden = 1u, kCutWall = 2u, kNoShadow = 16u, kCutNow = 32u, kStale = 64u, kAlarm = 128u;

#ifndef DEPTH_ONLY
out vec3 worldPosition;
out vec3 worldNormal;
out vec3 localPosition;
out vec2 texturePosition;
out vec4 baseColour;
out vec4 surfaceValues;
out vec3 emissiveColour;
out float viewDepth;
out float stale;
out float alarmed;
#endif

vec3 transform(vec3 p) { return vec3(dot(row0.xyz, p), dot(row1.xyz, p), dot(row2.xyz, p)); }

void main()
{
    uint flags = identity.y;
    vec3 p = position;
    vec3 origin = vec3(row0.w, row1.w, row2.w);
    bool gone = (flags & kHidden) != 0u;
#ifdef SHADOW
    gone = gone || (flags & kNoShadow) != 0u;
#endif
    if ((flags & kCutNow) != 0u) {
        if ((flags & kCutWall) != 0u)
            p.z = min(p.z, cut.y - (surface.z * 255.0 > 4.5 ? 0.0 : 0.003)); // only the top lies on top
        else
            gone = true;
    }
    if (gone) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    vec3 world = transform(p) + origin;
    gl_Position = clip * vec4(world, 1.0);
#ifndef DEPTH_ONLY
    // Normals go by the cofactors (inverse transpose times determinant), right under any scale.
    vec3 c0 = vec3(row0.x, row1.x, row2.x), c1 = vec3(row0.y, row1.y, row2.y), c2 = vec3(row0.z, row1.z, row2.z);
    vec3 n = cross(c1, c2) * normal.x + cross(c2, c0) * normal.y + cross(c0, c1) * normal.z;
    worldNormal = n * sign(dot(c0, cross(c1, c2)));
    stale = (flags & kStale) != 0u ? 1.0 : 0.0;
    alarmed = (flags & kAlarm) != 0u ? 1.0 : 0.0;
    worldPosition = world;
    localPosition = p;
    texturePosition = uv;
    baseColour = vec4(mix(colour.rgb, tint.rgb, tint.a), colour.a);
    surfaceValues = vec4(surface.x * (1.0 - tint.a), surface.yzw);
    emissiveColour = emissive.rgb * (1.0 - tint.a);
    viewDepth = -dot(vec4(view[0].z, view[1].z, view[2].z, view[3].z), vec4(world, 1.0));
#endif
}
