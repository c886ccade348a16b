//! The drawing: allowed by a strict policy, readable without seeing it, silent about hidden numbers.
use crate::tracker::*;

fn bars(values: &[(Cell, Cell)]) -> Vec<Bar> {
    let bar = |(i, (received, closed)): (usize, &(Cell, Cell))| Bar {
        label: format!("mars 20{i:02}"),
        received: *received,
        closed: *closed,
    };
    values.iter().enumerate().map(bar).collect()
}

fn words() -> ChartWords {
    ChartWords { id: "chart", title: "Reçus & terminés".into(), description: "Deux colonnes <par mois>".into() }
}

#[test]
fn it_says_what_it_shows_and_uses_classes_only() {
    let drawing = svg(&bars(&[(Cell::Shown(12), Cell::Shown(6)); 14]), &words());
    for part in [
        r#"role="img""#,
        r#"aria-labelledby="chart-title chart-desc""#,
        r#"<title id="chart-title">Reçus &amp; terminés</title>"#,
        r#"<desc id="chart-desc">Deux colonnes &lt;par mois&gt;</desc>"#,
        r#"class="c-a""#,
        r#"class="c-b""#,
    ] {
        assert!(drawing.contains(part), "{part} in {drawing}");
    }
    for forbidden in ["style", "fill=", "stroke=", "font", "<script", "NaN", "inf"] {
        assert!(!drawing.contains(forbidden), "{forbidden} in {drawing}");
    }
    assert!(drawing.len() < 4096, "{} bytes", drawing.len());
    assert_eq!(drawing.matches("<rect").count(), 28);
}

#[test]
fn a_hidden_number_has_no_height() {
    let drawing = svg(&bars(&[(Cell::Hidden, Cell::Hidden), (Cell::Shown(0), Cell::Shown(40))]), &words());
    assert_eq!((drawing.matches("<rect").count(), drawing.matches('·').count()), (1, 2));
}

#[test]
fn names_of_months_stay_inside_and_apart() {
    for months in 1..=14 {
        let drawing = svg(&bars(&vec![(Cell::Shown(7), Cell::Shown(9)); months]), &words());
        let places: Vec<f64> = drawing
            .split("<text")
            .filter(|text| text.contains("mars"))
            .filter_map(|text| text.split(r#"x=""#).nth(1)?.split('"').next()?.parse().ok())
            .collect();
        assert!(!places.is_empty(), "{months} months");
        assert!(places.iter().all(|x| (40.0..=320.0).contains(x)), "{months} months: {places:?}");
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 80.0), "{months} months: {places:?}");
    }
}

#[test]
fn nothing_is_drawn_of_nothing() {
    assert_eq!(svg(&[], &words()), "");
    assert!(!svg(&bars(&[(Cell::Hidden, Cell::Hidden)]), &words()).contains("NaN"));
}
