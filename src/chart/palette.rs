//! The colours of every chart, and proof that text on them can be read.

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red, 0–255.
    pub r: u8,
    /// Green, 0–255.
    pub g: u8,
    /// Blue, 0–255.
    pub b: u8,
}

/// Text and the strongest lines.
pub const INK: Colour = Colour::new(0x14_20_2b);
/// Secondary text, axes and outlines.
pub const MUTED: Colour = Colour::new(0x5b_67_70);
/// The one accent: the unit that the picture is about.
pub const ACCENT: Colour = Colour::new(0x00_5a_70);
/// A warning, always beside a word that says it.
pub const WARNING: Colour = Colour::new(0xa3_3b_00);
/// The page.
pub const PAPER: Colour = Colour::new(0xff_ff_ff);
/// Grid lines, which must not compete with the data.
pub const HAIRLINE: Colour = Colour::new(0xd5_dc_e1);
/// Thresholds and axis lines: three to one against the page, as graphics need.
pub const RULE: Colour = Colour::new(0x84_90_98);
/// The lowest contrast that WCAG 2.2 (1.4.3, level AA) accepts for text.
pub const TEXT_CONTRAST: f64 = 4.5;

/// The five level colours, from the lowest level, in order of falling lightness.
pub const LEVELS: [Colour; 5] = [
    Colour::new(0xfd_f3_d0),
    Colour::new(0xbf_e0_c0),
    Colour::new(0x62_bd_b8),
    Colour::new(0x26_74_9f),
    Colour::new(0x1d_2f_6f),
];

/// Rules that turn the charts of a page dark; level colours and the text on them stay.
///
/// Put it inside `@media (prefers-color-scheme: dark)`, or behind whatever switch the page has.
pub const DARK_CSS: &str = "\
svg.chart .ink{fill:#e8eef2}svg.chart .ink-line{stroke:#e8eef2}\
svg.chart .muted{fill:#a9b6bf}svg.chart .muted-line{stroke:#a9b6bf}\
svg.chart .accent{fill:#6fc9de}svg.chart .accent-line{stroke:#6fc9de}\
svg.chart .warning{fill:#ffb48c}svg.chart .warning-line{stroke:#ffb48c}\
svg.chart .paper{fill:#11181e}svg.chart .paper-line{stroke:#11181e}\
svg.chart .hairline{fill:#34404a}svg.chart .hairline-line{stroke:#34404a}\
svg.chart .rule{fill:#74828c}svg.chart .rule-line{stroke:#74828c}";

/// The colour of level `index` (from 0) where there are `count` levels.
///
/// Five levels have the colours as given. Any other number is spread evenly over the same scale,
/// which keeps the order of lightness. An index beyond the last level has the last colour.
pub fn level(index: usize, count: usize) -> Colour {
    let last = LEVELS.len() - 1;
    if count <= 1 {
        return LEVELS[last / 2];
    }
    let steps = (count - 1) as f64;
    let place = (index.min(count - 1) as f64 / steps) * last as f64;
    let below = (place.floor() as usize).min(last);
    let above = (below + 1).min(last);
    LEVELS[below].towards(LEVELS[above], place - below as f64)
}

/// The colour for text on `ground`: ink where it can be read, else white, else black.
///
/// Black is needed for the few middle tones on which neither of the others reaches 4.5.
pub fn text_on(ground: Colour) -> Colour {
    const BLACK: Colour = Colour::new(0);
    [INK, PAPER].into_iter().find(|text| text.contrast(ground) >= TEXT_CONTRAST).unwrap_or(BLACK)
}

impl Colour {
    /// A colour from its hexadecimal form, `0xRRGGBB`.
    pub const fn new(hex: u32) -> Self {
        let [_, r, g, b] = hex.to_be_bytes();
        Self { r, g, b }
    }

    /// The colour as CSS writes it: `#rrggbb`, or `#rgb` where that says the same.
    pub fn hex(self) -> String {
        let parts = [self.r, self.g, self.b];
        if parts.iter().all(|part| part >> 4 == part & 15) {
            return format!("#{:x}{:x}{:x}", self.r & 15, self.g & 15, self.b & 15);
        }
        format!("#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }

    /// The contrast ratio with `other`, 1–21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance, 0–1 (WCAG 2.2, "relative luminance").
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { libm::pow((share + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// The colour a share of the way from `self` to `other`.
    fn towards(self, other: Self, share: f64) -> Self {
        let mix =
            |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8;
        Self { r: mix(self.r, other.r), g: mix(self.g, other.g), b: mix(self.b, other.b) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_colours_can_be_read_on_the_page() {
        for colour in [INK, MUTED, ACCENT, WARNING] {
            let contrast = colour.contrast(PAPER);
            assert!(contrast >= TEXT_CONTRAST, "{} has {contrast:.2}", colour.hex());
        }
        assert!(RULE.contrast(PAPER) >= 3.0);
    }

    #[test]
    fn text_can_be_read_on_every_level_however_many_there_are() {
        for count in 1..=12 {
            for index in 0..count {
                let ground = level(index, count);
                let contrast = text_on(ground).contrast(ground);
                assert!(contrast >= TEXT_CONTRAST, "level {index} of {count}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn the_five_levels_have_dark_text_on_three_and_white_on_two() {
        let texts = [0, 1, 2, 3, 4].map(|index| text_on(level(index, 5)));
        assert_eq!(texts, [INK, INK, INK, PAPER, PAPER]);
        assert_eq!([0, 1, 2, 3, 4].map(|index| level(index, 5)), LEVELS);
    }

    #[test]
    fn a_higher_level_is_darker() {
        for count in 2..=12 {
            for index in 1..count {
                let (lower, higher) = (level(index - 1, count), level(index, count));
                assert!(higher.luminance() < lower.luminance(), "{index} of {count}");
            }
        }
    }

    #[test]
    fn the_dark_page_keeps_the_contrast() {
        let colour_of = |class: &str| {
            let rule = format!("svg.chart .{class}{{fill:#");
            let at = DARK_CSS.find(&rule).map(|start| start + rule.len()).expect(class);
            Colour::new(u32::from_str_radix(&DARK_CSS[at..at + 6], 16).expect(class))
        };
        let paper = colour_of("paper");
        for class in ["ink", "muted", "accent", "warning"] {
            assert!(colour_of(class).contrast(paper) >= TEXT_CONTRAST, "{class}");
        }
        assert!(colour_of("rule").contrast(paper) >= 3.0);
    }

    #[test]
    fn a_known_contrast_comes_out_right() {
        let grey = Colour::new(0x77_77_77);
        assert!((grey.contrast(PAPER) - 4.478).abs() < 0.001);
        assert_eq!(PAPER.hex(), "#fff");
        assert_eq!(INK.hex(), "#14202b");
    }
}
