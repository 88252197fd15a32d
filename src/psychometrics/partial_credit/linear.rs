//! The little of linear algebra that the fit needs: symmetric matrices, positive definite where there is one best place.

/// The solution of `matrix` · x = `right`; `None` where the matrix is not positive definite.
pub(super) fn solve(matrix: &[Vec<f64>], right: &[f64]) -> Option<Vec<f64>> {
    Some(substitute(&cholesky(matrix)?, right))
}

/// The inverse; `None` where the matrix is not positive definite.
pub(super) fn inverse(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let lower = cholesky(matrix)?;
    let unit = |at: usize| (0..matrix.len()).map(|row| f64::from(u8::from(row == at))).collect::<Vec<_>>();
    Some((0..matrix.len()).map(|at| substitute(&lower, &unit(at))).collect())
}

/// A matrix times a vector.
pub(super) fn times(matrix: &[Vec<f64>], vector: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| dot(row, vector)).collect()
}

/// `transform` · `middle` · `transform`ᵀ for a symmetric middle.
pub(super) fn sandwich(transform: &[Vec<f64>], middle: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let half: Vec<Vec<f64>> = transform.iter().map(|row| times(middle, row)).collect();
    transform.iter().map(|row| half.iter().map(|other| dot(row, other)).collect()).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The lower triangle whose product with itself turned over is the matrix.
fn cholesky(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
    for (at, given) in matrix.iter().enumerate() {
        let mut row: Vec<f64> = Vec::with_capacity(at + 1);
        for column in 0..at {
            let rest = given[column] - dot(&row, &lower[column][..column]);
            row.push(rest / lower[column][column]);
        }
        let rest = given[at] - dot(&row, &row);
        // What is left of nothing but rounding is nothing.
        if !(rest > given[at] * 1e-13 && rest.is_finite()) {
            return None;
        }
        row.push(rest.sqrt());
        lower.push(row);
    }
    Some(lower)
}

fn substitute(lower: &[Vec<f64>], right: &[f64]) -> Vec<f64> {
    let mut x: Vec<f64> = Vec::with_capacity(right.len());
    for (row, value) in lower.iter().zip(right) {
        let rest = value - dot(&x, row);
        x.push(rest / row[x.len()]);
    }
    for at in (0..x.len()).rev() {
        let known: f64 = (at + 1..x.len()).map(|below| lower[below][at] * x[below]).sum();
        x[at] = (x[at] - known) / lower[at][at];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        let matrix = vec![vec![4.0, 2.0, 0.5], vec![2.0, 5.0, 1.0], vec![0.5, 1.0, 3.0]];
        let inverse = inverse(&matrix).expect("positive definite");
        for (at, row) in inverse.iter().enumerate() {
            for (column, value) in times(&matrix, row).iter().enumerate() {
                let expected = f64::from(u8::from(at == column));
                assert!((value - expected).abs() < 1e-15, "{at} {column} {value}");
            }
        }
        let x = solve(&matrix, &[1.0, 2.0, 3.0]).expect("a solution");
        let back = times(&matrix, &x);
        assert!((back[0] - 1.0).abs() + (back[1] - 2.0).abs() + (back[2] - 3.0).abs() < 1e-14);
        assert_eq!(solve(&[vec![1.0, 1.0], vec![1.0, 1.0]], &[1.0, 1.0]), None);
    }
}
