// SPDX-License-Identifier: Apache-2.0
// What is the same for all draws of a frame (app/render/frame_uniforms.h has the same layout). Lengths in metres, z up.
layout(std140) uniform Frame {
    mat4 view;
    mat4 projection;
    mat4 viewProjection;
    mat4 inverseViewProjection;
    mat4 inverseProjection;
    mat4 shadowMatrix;
    mat4 nearShadowMatrix;
    vec4 eye;            // position; w: 1 perspective, 0 orthographic
    vec4 sunDirection;   // towards the sun
    vec4 sunColour;      // radiance of a white surface that faces the sun
    vec4 viewport;       // width, height, 1/width, 1/height
    vec4 ground;         // height, distance at which haze has half hidden it, grid 0/1, visible 0/1
    vec4 shadow;         // metres a texel, metres of depth, enabled, softest penumbra in texels
    vec4 nearShadow;     // the same of the sharper map around the eye, in the right half of the texture
    vec4 occlusion;      // enabled, radius in metres, pixels a metre at depth 1, scene diagonal
    vec4 cut;            // pixels of a line that is "one pixel" wide, height of the stubs, exposure, 1: target encodes sRGB by itself
    vec4 zenith;
    vec4 horizon;
    vec4 groundColour;
    vec4 gridColour;     // linear; a: strength
    vec4 accent;         // selection; linear
    vec4 sceneCentre;    // xy
};
